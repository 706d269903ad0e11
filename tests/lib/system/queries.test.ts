import { randomUUIDv7 } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { readSystem } from "@/lib/system/queries";
import { aCustomer, anAdmin } from "@/tests/support/make";

const statesOf = async () => {
  const findings = await readSystem(await anAdmin());
  return Object.fromEntries(findings.map(({ part, state, why }) => [part, `${state} ${why}`]));
};

test("a bank that has just begun has a sound database, and neither backup nor verified log", async () => {
  expect(await statesOf()).toMatchObject({
    database: "fine databaseFine",
    mail: "fine mailFine",
    backup: "watch backupNone",
    drill: "watch drillNone",
    log: "watch logNever",
  });
});

test("what goes wrong is seen: a letter that stays, a faulty backup, a broken log", async () => {
  const { id: userId } = await aCustomer();
  const old = new Date(Date.now() - 2 * 3_600_000);
  await db.mail.create({ data: { userId, template: "NEW_DEVICE", nextTryAt: old } });
  await db.backup.create({
    data: {
      id: randomUUIDv7(),
      file: "faulty",
      bytes: 1n,
      sha256: "0".repeat(64),
      account: {},
      level: 1,
      fault: "container.broken",
      drilledAt: new Date(),
    },
  });
  const verdict = { entries: 1, deleted: 0, last: 1, checkpoints: null, fault: { kind: "hash", seq: 1 } };
  await db.logCheck.create({ data: { askedById: userId, finishedAt: new Date(), verdict } });
  expect(await statesOf()).toMatchObject({
    mail: "fault mailLate",
    backup: "fault backupFaulty",
    drill: "fine drillFine",
    log: "fault logBroken",
  });
});
