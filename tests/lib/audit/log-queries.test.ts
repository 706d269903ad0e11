import { describe, expect, test } from "vitest";
import { exportLog } from "@/lib/audit/export";
import { findEntry, findRelated, listLog } from "@/lib/audit/log-queries";
import { noteLook } from "@/lib/audit/look";
import { record } from "@/lib/audit/record";
import { LogFiltersSchema } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { wanted } from "@/tests/support/exports";
import { asSuperuser, entries } from "@/tests/support/log";
import { aManager, anAdmin, anApplication, aStranger } from "@/tests/support/make";

const found = async (query: Record<string, string>) =>
  (await listLog(await anAdmin(), LogFiltersSchema.parse(query))).rows.map(({ action }) => action);

async function someLife() {
  const [customer, manager] = [await aStranger(), await aManager()];
  await note(customer, "session.started");
  await transaction((tx) => record(tx, manager, "session.ended", { outcome: "FAILED", detail: {} }));
  await transaction((tx) =>
    record(tx, manager, "document.viewed", { subjectId: customer.id, detail: { applicationId: "-", kind: "OTHER" } }),
  );
  return { customer, manager };
}

const note = (person: Actor, action: "session.started" | "session.ended") =>
  transaction((tx) => record(tx, person, action, { detail: {} }));

test("the whole log is listed, newest first, and narrowed by deed, role, outcome and day", async () => {
  await someLife();
  expect(await found({})).toEqual(["document.viewed", "session.ended", "session.started"]);
  expect(await found({ group: "session" })).toEqual(["session.ended", "session.started"]);
  expect(await found({ role: "MANAGER" })).toEqual(["document.viewed", "session.ended"]);
  expect(await found({ outcome: "FAILED", group: "session" })).toEqual(["session.ended"]);
  expect(await found({ group: "nonsense" })).toEqual([]);
  expect(await found({ to: "2020-01-01" })).toEqual([]);
  expect(await found({ from: "20200101" })).toHaveLength(3);
});

test("a search finds by staff, customer and application number, address, id, or the number of an entry", async () => {
  const { customer, manager } = await someLife();
  expect(await found({ q: manager.staffNumber! })).toEqual(["document.viewed", "session.ended"]);
  expect(await found({ q: customer.id })).toEqual(["document.viewed", "session.started"]);
  const { seq } = await db.operationLogEntry.findFirstOrThrow({ where: { action: "session.ended" } });
  expect(await found({ q: `#${seq}` })).toEqual(["session.ended"]);
  const application = await anApplication();
  await transaction((tx) =>
    record(tx, manager, "application.claimed", { objectId: application.id, detail: { number: "-" } }),
  );
  const { number } = await db.application.findUniqueOrThrow({
    where: { id: application.id },
    select: { number: true },
  });
  expect(await found({ q: number! })).toContain("application.claimed");
  expect(await found({ q: "nobody@example.com" })).toEqual([]);
});

test("page after page tells every entry once", async () => {
  await entries(await aStranger(), 7);
  const admin = await anAdmin();
  const seen: bigint[] = [];
  let after: string | null | undefined;
  do {
    const page = await listLog(admin, { ...LogFiltersSchema.parse({}), after: after ?? undefined }, 3);
    seen.push(...page.rows.map(({ seq }) => seq));
    after = page.after;
  } while (after);
  expect(seen).toEqual([7n, 6n, 5n, 4n, 3n, 2n, 1n]);
});

describe("an entry's page", () => {
  test("shows old and new values, and what belongs to the same object", async () => {
    const customer = await aStranger();
    await entries(customer, 3);
    const admin = await anAdmin();
    const entry = await findEntry(admin, 2n);
    expect(entry).toMatchObject({ changes: { limit: ["10000", "2"] }, action: "application.submitted" });
    expect((await findRelated(admin, entry!)).object.map(({ seq }) => seq)).toEqual([3n, 1n]);
    expect(await findEntry(admin, 99n)).toBeNull();
  });

  test("says that old and new values are erased when the person is", async () => {
    const customer = await aStranger();
    await entries(customer, 1);
    await asSuperuser((client) => client.query('DELETE FROM "DataKey" WHERE "userId" = $1', [customer.id]));
    expect(await findEntry(await anAdmin(), 1n)).toMatchObject({ changes: "erased" });
  });
});

test("[LG-06] customers are masked in the list of the whole log", async () => {
  const { customer } = await someLife();
  const { rows } = await listLog(await anAdmin(), LogFiltersSchema.parse({}));
  expect(rows.find(({ actorId }) => actorId === customer.id)!.actor!.name).toMatch(/\*/);
});

test("looking at the log is an entry, once in a session for each thing", async () => {
  const admin = await anAdmin();
  await noteLook(admin, { group: "session" });
  await noteLook(admin, { group: "session" });
  await noteLook(admin, { seq: "1" });
  expect(await db.operationLogEntry.count({ where: { action: "log.viewed", actorId: admin.id } })).toBe(2);
});

test("[LG-07] an export is an entry, and no cell of it becomes a formula or a new line", async () => {
  const customer = await aStranger();
  const hostile = { ...customer, address: "=cmd|' /C calc'!A0\r\n" };
  await transaction((tx) => record(tx, hostile, "session.started", { detail: {} }));
  const admin = await anAdmin();
  const file = await exportLog(admin, LogFiltersSchema.parse({ group: "session" }), wanted("csv", "en"));
  const words = (await file.toArray()).join("");
  expect(words).toContain("'=cmd|' /C calc'!A0\\u{d}\\u{a}");
  expect(words.trim().split("\n")).toHaveLength(3);
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { action: "log.exported" } })).toMatchObject({
    actorId: admin.id,
    detail: { group: "session" },
  });
});

test("the log is read from its end and back, and no entry is shown twice or left out", async () => {
  const admin = await anAdmin();
  const stranger = await aStranger();
  for (let made = 0; made < 45; made += 1)
    await transaction((tx) => record(tx, stranger, "session.started", { detail: {} }));
  const read = async (query: Record<string, string>) =>
    listLog(admin, LogFiltersSchema.parse({ group: "session", size: "20", ...query }));
  const seqs = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ seq }) => seq);

  const oldest = await read({ end: "yes" });
  const middle = await read({ before: oldest.before! });
  const newest = await read({ before: middle.before! });
  expect([newest.before, oldest.after, seqs(newest).length]).toEqual([null, null, 5]);
  const all = [...seqs(newest), ...seqs(middle), ...seqs(oldest)];
  expect(all).toEqual(seqs(await read({ size: "50" })));
  expect(seqs(await read({ after: newest.after! }))).toEqual(seqs(middle));
});
