import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Admin, Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { exportCustomers } from "@/lib/directory/export";
import { readCustomerFilters } from "@/lib/directory/schema";
import { aCrowd } from "@/tests/support/crowd";
import { wanted } from "@/tests/support/exports";
import { aCustomer, aManager, anAdmin, anApplication } from "@/tests/support/make";

const csvOf = async (staff: Manager | Admin, asked: Record<string, string> = {}) =>
  (await buffer(await exportCustomers(staff, readCustomerFilters(asked), wanted()))).toString("utf8");

test("[LG-07][WB-11] an export of customers masks as the list does, follows its filters, and is logged", async () => {
  const manager = await aManager();
  const customer = await aCustomer({ profile: { name: "欧阳若兰" } });
  await anApplication({ customer });
  await aCustomer({ profile: { name: "司马若水" } });
  await db.user.update({ where: { id: customer.id }, data: { status: "LOCKED" }, select: { id: true } });

  const csv = await csvOf(manager, { open: "yes" });
  expect(csv.startsWith("\ufeff")).toBe(true);
  expect(csv.trim().split("\n")).toHaveLength(3);
  expect(csv).toContain("欧**兰");
  expect(csv).not.toContain("欧阳若兰");
  expect(csv).toContain("已锁定");
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { action: "customer.exported" } })).toMatchObject({
    actorId: manager.id,
    detail: { open: "yes", sort: "-registered" },
  });
});

test("an export goes on to the last page, each customer once", async () => {
  await aCrowd(460, [(await aManager()).id]);
  const csv = await csvOf(await anAdmin());
  const lines = csv.trim().split("\n").slice(2);
  expect(new Set(lines).size).toBe(230);
  expect(lines.length).toBe(await db.user.count({ where: { role: "CUSTOMER" } }));
});

test("whoever may not read the list exports nothing", async () => {
  const auditor = await anAdmin();
  await db.rightException.create({ data: { userId: auditor.id, right: "signIns.read", granted: false, reason: "" } });
  await expect(csvOf(auditor)).rejects.toMatchObject({ code: "right.missing" });
  expect(await db.operationLogEntry.count({ where: { action: "customer.exported" } })).toBe(0);
});
