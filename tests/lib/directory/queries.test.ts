import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { customersStatement, listCustomers } from "@/lib/directory/queries";
import { type CustomerFilters, readCustomerFilters } from "@/lib/directory/schema";
import { aCrowd } from "@/tests/support/crowd";
import { aCustomer, aManager, anAdmin, anApplication, aStranger } from "@/tests/support/make";

test("the list says who registered when, was last here when, and what he or she applied for, with no name in clear", async () => {
  const manager = await aManager();
  const registeredAt = new Date("2026-05-01T02:00:00Z");
  const customer = await aCustomer({ registeredAt, profile: { name: "欧阳若兰" } });
  await anApplication({ customer, status: "REJECTED" });
  await anApplication({ customer });
  await aStranger({ registeredAt: new Date("2026-06-01T02:00:00Z") });

  const { rows } = await listCustomers(manager, readCustomerFilters({}));

  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ name: "", number: null, applications: 0, lastSubmittedAt: null });
  expect(rows[1]).toMatchObject({
    id: customer.id,
    name: "欧**兰",
    registeredAt,
    applications: 2,
    openApplications: 1,
  });
  expect(rows[1]!.lastSignInAt).toEqual(customer.signedInAt);
  expect(Object.keys(rows[1]!)).not.toContain("nameSealed");
});

test("filters by registration, verification and open applications", async () => {
  const admin = await anAdmin();
  const early = await aStranger({ registeredAt: new Date("2026-01-31T15:59:00Z") });
  const late = await aStranger({ registeredAt: new Date("2026-01-31T16:01:00Z") });
  await db.customer.update({
    where: { id: late.id },
    data: { number: "C00010009", verifiedAt: new Date() },
    select: { id: true },
  });
  const { customer } = await anApplication();
  const idsOf = async (address: Record<string, string>) =>
    (await listCustomers(admin, readCustomerFilters(address))).rows.map(({ id }) => id);

  expect(await idsOf({ to: "2026-01-31" })).toEqual([early.id]);
  expect(await idsOf({ from: "2026-02-01", to: "2026-02-01" })).toEqual([late.id]);
  expect(await idsOf({ verified: "yes" })).toEqual([late.id]);
  expect(await idsOf({ verified: "no" })).toEqual([customer.id, early.id]);
  expect(await idsOf({ open: "yes" })).toEqual([customer.id]);
  expect(await idsOf({ open: "maybe", verified: "?", from: "soon" })).toHaveLength(3);
});

test("paging goes through all, in each order, and back; each page is read by index", async () => {
  const manager = await aManager();
  await aCrowd(40_000, [manager.id]);
  for (const sort of ["registered", "-registered", "signedIn", "-signedIn"]) {
    const filters = readCustomerFilters({ sort, size: "100" });
    const seen: string[] = [];
    let after: CustomerFilters["after"] = null;
    for (let page = 0; page < 12; page += 1) {
      const { rows, next } = await listCustomers(manager, { ...filters, after });
      seen.push(...rows.map(({ id }) => id));
      after = next;
    }
    expect(new Set(seen).size).toBe(1_200);
    const here = await listCustomers(manager, { ...filters, after });
    const back = await listCustomers(manager, { ...filters, before: here.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(-100));

    for (const one of [filters, { ...filters, after }, { ...filters, verified: "no" as const }]) {
      const plan = await db.$queryRaw<object[]>`EXPLAIN (FORMAT JSON) ${customersStatement({ ...one, size: 20 })}`;
      expect(JSON.stringify(plan)).not.toContain("Seq Scan");
    }
  }
}, 60_000);
