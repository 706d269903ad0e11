import { expect, test } from "vitest";
import { record } from "@/lib/audit/record";
import { db, transaction } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";
import { asSuperuser, entries, verdictOf } from "@/tests/support/log";
import { aManager, aStranger } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

/** Entries of each of the writers; LOG_ENTRIES=50000 in all for the long form. */
const each = Math.ceil(Number(process.env.LOG_ENTRIES ?? 800) / 32);

test("[LG-02] thirty-two writers at once make one chain without gaps or forks, of 800 entries or LOG_ENTRIES", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => aStranger()));
  const before = await db.operationLogEntry.count();
  const write = async (writer: number) => {
    for (let count = 0; count < each; count += 1)
      await transaction((tx) =>
        record(tx, people[writer % 4]!, "language.chosen", { detail: { language: `数 ${count}\t\\N "` } }),
      );
  };
  await Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer)));

  const all = before + 32 * each;
  expect(await verdictOf()).toEqual({ entries: all, deleted: 0, last: all, checkpoints: null, fault: null });
}, 900_000);

test("[LG-02] an entry says who, in which role and session, what, to what, about whom, when, from where, and with what outcome", async () => {
  const [manager, customer] = [await aManager(), await aStranger()];
  const before = Date.now();
  const about = {
    subjectId: customer.id,
    objectId: customer.id,
    outcome: "FAILED" as const,
    detail: { number: "XK-1" },
  };
  await transaction((tx) => record(tx, manager, "application.claimed", about));

  const entry = await db.operationLogEntry.findFirstOrThrow({ orderBy: { seq: "desc" } });
  expect(entry).toMatchObject({
    actorId: manager.id,
    actorRole: "MANAGER",
    sessionId: manager.sessionId,
    action: "application.claimed",
    outcome: "FAILED",
    subjectId: customer.id,
    objectId: customer.id,
    requestId: manager.requestId,
    address: manager.address,
    detail: { number: "XK-1" },
  });
  expect(Math.abs(entry.at.getTime() - before)).toBeLessThan(5_000);
});

test("[LG-01] where the entry cannot be written, nothing happens", async () => {
  const customer = await aStranger();
  await asSuperuser((client) =>
    client.query('ALTER TABLE "OperationLogEntry" ADD CONSTRAINT full_disk CHECK (false) NOT VALID'),
  );
  const deed = transaction(async (tx) => {
    await tx.user.update({ where: { id: customer.id }, data: { language: "en" }, select: { id: true } });
    await record(tx, customer, "language.chosen", { detail: { language: "en" } });
  });
  await expect(deed).rejects.toThrow();
  await asSuperuser((client) => client.query('ALTER TABLE "OperationLogEntry" DROP CONSTRAINT full_disk'));

  const { language } = await db.user.findUniqueOrThrow({ where: { id: customer.id }, select: { language: true } });
  expect(language).toBe("zh_CN");
  expect(await db.operationLogEntry.count({ where: { action: "language.chosen" } })).toBe(0);
  expect(await asOwner('SELECT 1 FROM "OperationLogDraft"')).toEqual([]);
});

test("a deed undone leaves no gap", async () => {
  const customer = await aStranger();
  await entries(customer, 1);
  const undone = transaction(async (tx) => {
    await record(tx, customer, "language.chosen", { detail: { language: "en" } });
    throw new Error("thought better of it");
  });
  await expect(undone).rejects.toThrow("thought better");
  await entries(customer, 1);
  expect((await verdictOf()).fault).toBeNull();
});

test("old and new values lie sealed under the key of the person they are about, and go with it", async () => {
  const [manager, customer] = [await aManager(), await aStranger()];
  await transaction((tx) =>
    record(tx, manager, "application.limitCorrected", {
      subjectId: customer.id,
      detail: { limit: "2000000" },
      changes: { limit: ["1000000", "2000000"] },
    }),
  );
  const { id, changesSealed } = await db.operationLogEntry.findFirstOrThrow({
    where: { action: "application.limitCorrected" },
    select: { id: true, changesSealed: true },
  });
  expect(changesSealed).not.toContain("1000000");
  const place = { table: "OperationLogEntry", column: "changesSealed", row: id };
  expect(JSON.parse(open(await personKey(db, customer.id), place, changesSealed!))).toEqual({
    limit: ["1000000", "2000000"],
  });

  await asSuperuser((client) => client.query('DELETE FROM "DataKey" WHERE "userId" = $1', [customer.id]));
  await expect(personKey(db, customer.id)).rejects.toThrow();
  expect((await verdictOf()).fault).toBeNull();
});

test("[LG-05] entries are neither written, changed, deleted nor emptied out by the application, and not even changed by their owner", async () => {
  await entries(await aStranger(), 1);
  const attempts = [
    `UPDATE "OperationLogEntry" SET action = 'nothing'`,
    'DELETE FROM "OperationLogEntry"',
    'TRUNCATE "OperationLogEntry"',
    'TRUNCATE "OperationLogStub"',
  ];
  for (const words of attempts) {
    await expect(asOwner(`begin; set local role xinka_app; ${words}; rollback`)).rejects.toThrow("permission denied");
    await expect(asOwner(words)).rejects.toThrow("history");
  }
  const insert = 'INSERT INTO "OperationLogEntry" SELECT (e).* FROM "OperationLogEntry" e';
  await expect(asOwner(`begin; set local role xinka_app; ${insert}; rollback`)).rejects.toThrow("permission denied");
  expect((await verdictOf()).entries).toBeGreaterThan(0);
});

test("[LG-07] line ends, terminal codes and turned writing are shown by their numbers, never as they are", async () => {
  const customer = await aStranger({});
  const hostile = { ...customer, address: "1.1.1.1\r\nforged", requestId: "\u001b[31mred\u202e" };
  await transaction((tx) => record(tx, hostile, "language.chosen", { detail: { language: "a\u2028b\u0000c\u200f" } }));
  const entry = await db.operationLogEntry.findFirstOrThrow({ where: { action: "language.chosen" } });
  expect(entry.address).toBe("1.1.1.1\\u{d}\\u{a}forged");
  expect(entry.requestId).toBe("\\u{1b}[31mred\\u{202e}");
  expect(entry.detail).toEqual({ language: "a\\u{2028}b\\u{0}c\\u{200f}" });
  expect((await verdictOf()).fault).toBeNull();
});
