import { expect, test } from "vitest";
import { noteFailure, tellFloods } from "@/lib/auth/attempts";
import { db } from "@/lib/db";
import { verdictOf } from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";
import { aVisitor } from "@/tests/support/visitor";

test("[LG-01] a failed sign-in is in the history and in the log, where its owner reads it", async () => {
  const { id, role } = await aStranger();
  const attempt = { from: aVisitor(), emailIndex: "-", user: { id, role } };
  await noteFailure(attempt, "WRONG_PASSWORD");
  expect(await db.signIn.count({ where: { userId: id, outcome: "WRONG_PASSWORD" } })).toBe(1);
  expect(await db.operationLogEntry.findMany({ where: { subjectId: id } })).toMatchObject([
    { action: "signIn.failed", outcome: "FAILED", actorId: null, detail: { outcome: "WRONG_PASSWORD" } },
  ]);
});

test("[LG-11] a flood is counted instead of told one by one, and the log gets its sum", async () => {
  const attempt = { from: aVisitor(), emailIndex: "-", user: null };
  const all = Number(process.env.LOG_FLOOD ?? 600);
  const began = Date.now();
  for (let left = all; left > 0; left -= 50)
    await Promise.all(Array.from({ length: 50 }, () => noteFailure(attempt, "UNKNOWN_ACCOUNT")));

  const told = await db.operationLogEntry.count({ where: { action: "signIn.failed" } });
  expect(told).toBeGreaterThanOrEqual(20);
  expect(told).toBeLessThanOrEqual(20 * (2 + Math.floor((Date.now() - began) / 60_000)));
  expect(await db.signIn.count()).toBe(told);

  await asOwner(`UPDATE "SignInTally" SET minute = minute - interval '2 minutes'`);
  await tellFloods();
  await tellFloods();
  const sums = await db.operationLogEntry.findMany({ where: { action: "signIn.flood" }, select: { detail: true } });
  const counted = sums.reduce((sum, { detail }) => sum + (detail as { count: number }).count, 0);
  expect(counted).toBe(all - told);
  expect(sums.length).toBeLessThanOrEqual(4 + Math.floor((Date.now() - began) / 60_000));
  expect(await db.signInTally.count()).toBe(0);
  expect((await verdictOf()).fault).toBeNull();
}, 900_000);
