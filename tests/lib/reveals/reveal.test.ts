import { expect, test } from "vitest";
import type { Customer, Manager } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { listViewers } from "@/lib/reveals/queries";
import { revealCustomer } from "@/lib/reveals/reveal";
import { mostInAnHour } from "@/lib/reveals/rules";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

const fresh = async (changes: Parameters<typeof aManager>[0] = {}) => ({ ...(await aManager(changes)), fresh: true });
const wish = (customer: { id: string }) => ({
  customerId: customer.id,
  why: "CHECK_IDENTITY" as const,
  words: "客户来电，工单 20261122-17",
});
const refused = (code: string) => expect.objectContaining({ constructor: Refusal, code });
const entriesAbout = (customer: Customer) =>
  asOwner<{ id: string; actorId: string; detail: object; changesSealed: string; wrapped: string; text: string }>(
    `select e.id, e."actorId", e.detail, e."changesSealed", k.wrapped, e::text as text
     from "OperationLogEntry" e join "DataKey" k on k."userId" = e."subjectId"
     where e.action = 'customer.revealed' and e."subjectId" = $1`,
    [customer.id],
  );

test("[DP-06] with right, fresh factor and reason a manager sees the customer in full, and the log says so", async () => {
  const [manager, customer] = [await fresh(), await aCustomer({ profile: { documentNumber: "34052419800101001X" } })];
  const shown = await revealCustomer(manager, wish(customer));
  expect(shown).toMatchObject({ name: "周雨桐", documentNumber: "34052419800101001X", birthDate: "1990-01-01" });
  expect(shown.homeAddress).toMatchObject({ line: "文三路 90 号 3 幢 201 室" });

  const [entry] = await entriesAbout(customer);
  expect(entry).toMatchObject({ actorId: manager.id, detail: { why: "CHECK_IDENTITY" } });
  expect(entry!.text).not.toMatch(/34052419800101001X|周雨桐|工单/);
  const place = { table: "OperationLogEntry", column: "changesSealed", row: entry!.id };
  expect(open(unwrapPersonKey(customer.id, entry!.wrapped), place, entry!.changesSealed)).toContain("工单 20261122-17");
});

test("[DP-06] the entry stands in the customer's own list with who, when, which and why; in nobody else's", async () => {
  const [manager, customer, other] = [await fresh({ name: "王敏" }), await aCustomer(), await aCustomer()];
  await revealCustomer(manager, wish(customer));
  expect(await listViewers(customer)).toMatchObject([
    { role: "MANAGER", name: "王敏", number: manager.staffNumber, why: "CHECK_IDENTITY", document: null },
  ]);
  expect((await listViewers(customer))[0]!.fields).toContain("documentNumber");
  expect(await listViewers(other)).toEqual([]);
});

test("[DP-06] the thirty-first look within an hour is refused, also of two at once, and leaves no entry", async () => {
  const [manager, customer] = [await fresh(), await aCustomer()];
  await alreadyLooked(manager, customer, mostInAnHour - 1, "10 minutes");
  const both = await Promise.allSettled([1, 2].map(() => revealCustomer(manager, wish(customer))));
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(revealCustomer(manager, wish(customer))).rejects.toEqual(refused("reveal.tooMany"));
  expect(await entriesAbout(customer)).toHaveLength(mostInAnHour);
  await expect(revealCustomer(await fresh(), wish(customer))).resolves.toBeDefined();
});

test("[DP-06] what was looked at more than an hour ago does not count", async () => {
  const [manager, customer] = [await fresh(), await aCustomer()];
  await alreadyLooked(manager, customer, mostInAnHour, "61 minutes");
  await expect(revealCustomer(manager, wish(customer))).resolves.toBeDefined();
});

test("[DP-06] without the right, without a fresh factor, or of nobody, nothing is shown and nothing is written", async () => {
  const [manager, customer, admin] = [await aManager({ fresh: false }), await aCustomer(), await anAdmin()];
  await expect(revealCustomer(manager, wish(customer))).rejects.toEqual(refused("factor.stale"));
  const person = { ...manager, fresh: true };
  await expect(revealCustomer(person, wish(admin))).rejects.toEqual(refused("reveal.nobody"));
  await expect(revealCustomer(person, wish({ id: manager.id }))).rejects.toEqual(refused("reveal.nobody"));
  await transaction((tx) =>
    tx.rightException.create({ data: { userId: manager.id, right: "customers.reveal", granted: false } }),
  );
  await expect(revealCustomer(person, wish(customer))).rejects.toEqual(refused("right.missing"));
  expect(await entriesAbout(customer)).toEqual([]);
});

/** Entries of some time ago: they bear another time than the log would give them. */
function alreadyLooked(manager: Manager, customer: Customer, times: number, ago: string) {
  return asOwner(
    `insert into "OperationLogEntry" (seq, id, at, "actorId", action, outcome, "subjectId", detail, salt, "detailHash", hash)
     select n, gen_random_uuid(), now() - $3::interval, $1, 'customer.revealed', 'SUCCEEDED', $2, '{}', '', '', ''
     from generate_series(1, $4::int) n`,
    [manager.id, customer.id, ago, times],
  );
}
