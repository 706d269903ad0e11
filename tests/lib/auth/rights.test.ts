import { expect, test } from "vitest";
import { holdRight } from "@/lib/auth/hold-right";
import { rightRoles, rights, rightsOf, templates } from "@/lib/auth/rights";
import { db, transaction } from "@/lib/db";
import { aCustomer, aManager, dismiss } from "@/tests/support/people";

const plain = { rightsTemplate: null, exceptions: [] };

test("a customer has no rights, and nobody can add one", () => {
  const exceptions = rights.map((right) => ({ right, granted: true }));
  expect(rightsOf({ role: "CUSTOMER", rightsTemplate: "administrator", exceptions })).toEqual(new Set());
});

test("a template gives only rights of its own role's room", () => {
  for (const { role, rights: given } of Object.values(templates))
    expect(given.filter((right) => rightRoles[right] !== role)).toEqual([]);
});

test("[AZ-07] a manager cannot be given a right of the administrators' room", () => {
  const exceptions = [{ right: "staff.manage", granted: true }];
  expect(rightsOf({ role: "MANAGER", rightsTemplate: "administrator", exceptions }).has("staff.manage")).toBe(false);
});

test("what was added and withdrawn comes on top of the template", () => {
  const exceptions = [
    { right: "models.manage", granted: true },
    { right: "customers.reveal", granted: false },
  ];
  const held = rightsOf({ ...plain, role: "MANAGER", exceptions });
  expect([...held].toSorted()).toEqual([
    "applications.approve",
    "applications.review",
    "customers.read",
    "models.manage",
  ]);
});

test("[CC-06] a right withdrawn since the page was drawn is refused inside the deed", async () => {
  const manager = await aManager();
  const hold = () => transaction((tx) => holdRight(tx, manager, "customers.reveal"));
  await hold();
  await db.rightException.create({
    data: { userId: manager.id, right: "customers.reveal", granted: false },
    select: { userId: true },
  });
  await expect(hold()).rejects.toMatchObject({ code: "right.missing" });
});

test("somebody dismissed holds no right any more, and a customer never one", async () => {
  const manager = await aManager();
  await dismiss(manager);
  await expect(transaction((tx) => holdRight(tx, manager, "customers.read"))).rejects.toMatchObject({
    code: "right.missing",
  });
  const customer = await aCustomer();
  await expect(transaction((tx) => holdRight(tx, customer, "customers.read"))).rejects.toMatchObject({
    code: "right.missing",
  });
});
