import { expect, test } from "vitest";
import { findCustomer } from "@/lib/directory/find-customer";
import { aCase } from "@/tests/support/judgements";
import { aCustomer, aManager, anAdmin, anApplication, aResidentId, aStranger } from "@/tests/support/make";

const profile = { name: "欧阳金丝雀", documentNumber: aResidentId(), mobile: "13812345678" };
const email = "canary.bird@example.com";

const textOf = (shown: unknown) =>
  JSON.stringify(shown, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

test("no full number leaves the bank's rooms; name and address only for the manager of a case", async () => {
  const customer = await aCustomer({ email, profile });
  const made = await aCase({ customer });
  const own = textOf(await findCustomer(made.manager, customer.id));
  for (const secret of [profile.documentNumber, profile.mobile, email, "1990-01-01"]) expect(own).not.toContain(secret);
  expect(own).toContain(profile.name);
  expect(own).toContain("文三路");

  const other = textOf(await findCustomer(await aManager(), customer.id));
  for (const hidden of [profile.name, "文三路", "西湖软件"]) expect(other).not.toContain(hidden);
  expect(other).toContain("欧***雀");
});

test("applications come newest first, with the last manager as the one in charge; drafts stay the customer's", async () => {
  const customer = await aCustomer();
  const before = await anApplication({ customer, status: "REJECTED", submittedAt: new Date("2026-03-12T01:00:00Z") });
  const made = await aCase({ customer, productCode: "GOLD", manager: await aManager({ name: "李建国" }) });
  const shown = await findCustomer(made.manager, customer.id);
  expect(shown?.applications.map(({ id }) => id)).toEqual([made.id, before.id]);
  expect(shown).toMatchObject({ manager: { staffName: "李建国" }, registeredAt: customer.registeredAt, signIns: 0 });
});

test("who has only registered can be looked up, with nothing in the profile", async () => {
  const { id } = await aStranger();
  expect(await findCustomer(await aManager(), id)).toMatchObject({ name: null, number: null, applications: [] });
});

test("staff, unknown and malformed ids are no customers", async () => {
  const manager = await aManager();
  const unknown = "019aa000-0000-7000-8000-000000000000";
  for (const id of [manager.id, (await aManager()).id, (await anAdmin()).id, unknown, "1", "-1", "9223372036854775808"])
    expect(await findCustomer(manager, id)).toBeNull();
});
