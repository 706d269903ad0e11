import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { countCustomers, listCustomers } from "@/lib/directory/queries";
import { readCustomerFilters } from "@/lib/directory/schema";
import { pagesCounted } from "@/lib/forms/places";
import { listQueue } from "@/lib/queue/queries";
import { fromStart, readQueueFilters } from "@/lib/queue/schema";
import { countSignIns, listSignIns } from "@/lib/sign-ins/queries";
import { SignInFiltersSchema } from "@/lib/sign-ins/schema";
import { aCrowd } from "@/tests/support/crowd";
import { aManager, anAdmin } from "@/tests/support/make";

const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

test("the queue: first, next, last and back, a page by its number, and one behind the last", async () => {
  const manager = await aManager();
  await aCrowd(520, [manager.id]);
  const asked = readQueueFilters({ tab: "all", sort: "due" });
  const everything = ids(await listQueue(manager, { ...asked, size: 100 }));

  const second = await listQueue(manager, { ...asked, page: 2 });
  expect(ids(second)).toEqual(everything.slice(20, 40));
  expect(ids(await listQueue(manager, { ...fromStart(asked), before: second.previous }))).toEqual(
    everything.slice(0, 20),
  );
  expect(ids(await listQueue(manager, { ...fromStart(asked), after: second.next }))).toEqual(everything.slice(40, 60));

  const last = await listQueue(manager, { ...asked, end: "yes" });
  expect(last.rows).toHaveLength(20);
  expect(last.next).toBeNull();
  const beforeLast = await listQueue(manager, { ...asked, before: last.previous });
  expect(ids(await listQueue(manager, { ...asked, after: beforeLast.next }))).toEqual(ids(last));
  expect(ids(await listQueue(manager, { ...asked, page: 49 }))).toEqual(ids(last));
});

test("customers and sign-ins likewise, with how many there are", async () => {
  const admin = await anAdmin();
  await aCrowd(90, [(await aManager()).id]);
  const asked = readCustomerFilters({});
  expect(await countCustomers(admin, asked)).toBe(await db.user.count({ where: { role: "CUSTOMER" } }));
  const all = ids(await listCustomers(admin, { ...asked, size: 100 }));
  expect(ids(await listCustomers(admin, { ...asked, page: 2 }))).toEqual(all.slice(20, 40));
  const last = await listCustomers(admin, { ...asked, end: "yes" });
  expect([ids(last), last.next]).toEqual([all.slice(-20), null]);

  const at = (nth: number) => new Date(Date.now() - nth * 1_000);
  const one = { emailIndex: "x", outcome: "UNKNOWN_ACCOUNT" as const, address: "", device: "" };
  await db.signIn.createMany({ data: Array.from({ length: 47 }, (_, nth) => ({ ...one, at: at(nth - (nth % 3)) })) });
  const read = (query: Record<string, string>) =>
    listSignIns(admin, SignInFiltersSchema.parse({ size: "20", ...query }));
  const tries = ids(await listSignIns(admin, SignInFiltersSchema.parse({ size: "50" })));
  expect(ids(await read({ page: "2" }))).toEqual(tries.slice(20, 40));
  const oldest = await read({ end: "yes" });
  expect([ids(oldest), oldest.after]).toEqual([tries.slice(-20), null]);
  expect(ids(await read({ before: oldest.before! }))).toEqual(tries.slice(7, 27));
  expect(ids(await read({ page: "40" }))).toEqual(ids(oldest));
  expect(await countSignIns(admin, SignInFiltersSchema.parse({ from: "2026-99-99" }))).toBe(47);
});

test("no address reads past more rows than lists are counted to", () => {
  expect([pagesCounted(21, 20), pagesCounted(1_001, 20), pagesCounted(1_001, 100)]).toEqual([2, 50, 10]);
});
