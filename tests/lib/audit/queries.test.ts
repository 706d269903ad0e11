import { expect, test } from "vitest";
import { listOwnEntries } from "@/lib/audit/queries";
import { record } from "@/lib/audit/record";
import { EntryPageSchema } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db";
import { aManager, anAdmin, aStranger } from "@/tests/support/make";

const firstPage = { after: undefined };

test("a person reads what he or she did and what others did about him or her, and nothing else", async () => {
  const [customer, other, manager] = [await aStranger(), await aStranger(), await aManager({ name: "王敏" })];
  await signIn(customer);
  await signIn(other);
  await transaction((tx) => view(tx, manager, customer));

  const own = await listOwnEntries(customer, firstPage);
  const staff = await listOwnEntries(manager, firstPage);

  expect(own.entries).toMatchObject([
    { action: "document.viewed", by: { role: "MANAGER", name: "王敏", number: manager.staffNumber } },
    { action: "session.started", by: null },
  ]);
  expect(staff.entries).toMatchObject([{ action: "document.viewed", by: null }]);
  expect((await listOwnEntries(await anAdmin(), firstPage)).entries).toEqual([]);
});

test("one's own entries are narrowed by kind, by who did it, and by day", async () => {
  const [customer, manager] = [await aStranger(), await aManager()];
  await signIn(customer);
  await transaction((tx) => view(tx, manager, customer));
  const found = async (query: Record<string, string>) =>
    (await listOwnEntries(customer, EntryPageSchema.parse(query))).entries.map(({ action }) => action);
  expect(await found({ group: "session" })).toEqual(["session.started"]);
  expect(await found({ by: "me" })).toEqual(["session.started"]);
  expect(await found({ by: "others" })).toEqual(["document.viewed"]);
  expect(await found({ to: "2020-01-01" })).toEqual([]);
});

test("an own deed about oneself is told once", async () => {
  const customer = await aStranger();
  await signIn(customer);
  expect((await listOwnEntries(customer, firstPage)).entries).toHaveLength(1);
});

test("page after page tells every entry once, also those of one moment", async () => {
  const customer = await aStranger();
  await transaction(async (tx) => {
    for (let count = 0; count < 7; count += 1) await record(tx, customer, "session.started", { detail: {} });
  });
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page = await listOwnEntries(customer, { after: after ?? undefined }, 3);
    seen.push(...page.entries.map(({ id }) => id));
    after = page.after;
  } while (after);

  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

test.each(["", "x", "1_x", "1'--_00000000-0000-0000-0000-000000000000", ["1", "2"]])(
  "a place in the list that nobody wrote (%j) is the beginning",
  (after) => {
    expect(EntryPageSchema.parse({ after })).toEqual({ after: undefined });
  },
);

const signIn = (person: Actor) => transaction((tx) => record(tx, person, "session.started", { detail: {} }));

const view = (tx: Tx, manager: Actor, customer: Actor) =>
  record(tx, manager, "document.viewed", { subjectId: customer.id, detail: { applicationId: "-", kind: "OTHER" } });
