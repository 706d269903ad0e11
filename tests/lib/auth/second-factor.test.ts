import { beforeEach, expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { enterByCode, enterByFirstTotp, prepareFirstTotp } from "@/lib/auth/second-factor";
import { signIn } from "@/lib/auth/sign-in";
import { redeemTicket } from "@/lib/auth/ticket";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { findWaitingTotp } from "@/lib/factors/queries";
import { findLiveSession } from "@/lib/sessions/find";
import { listSessions } from "@/lib/sessions/queries";
import { codeOf, entrantOf, giveTotp } from "@/tests/support/factors";
import { aManager } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { giveSession } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const email = "wang@example.com";
let manager: Manager;

beforeEach(async () => {
  manager = await aManager({ email });
  await givePassword(manager.id);
});

const outcomes = async () => (await db.signIn.findMany({ orderBy: { id: "asc" } })).map(({ outcome }) => outcome);
const session = () => db.session.findUniqueOrThrow({ where: { id: manager.sessionId } });

/** Half signed in, with an authenticator app. */
async function halfway() {
  await giveSession(manager);
  const secret = await giveTotp(manager);
  await db.session.update({ where: { id: manager.sessionId }, data: { stage: "PASSWORD" } });
  return { secret, entrant: await entrantOf(manager) };
}

test("[AU-12] with a second factor the password opens half a session, for ten minutes, which is nowhere", async () => {
  await giveSession(manager);
  await giveTotp(manager);
  await db.session.deleteMany();
  const entry = await signIn(aVisitor(), { email, password, next: null });
  expect(entry).toMatchObject({ stage: "PASSWORD", browser: null });
  const token = await redeemTicket(entry.ticket);
  const half = await db.session.findFirstOrThrow();
  expect(half).toMatchObject({ stage: "PASSWORD", factorAt: null });
  expect(half.expiresAt.getTime() - half.createdAt.getTime()).toBe(600_000);
  expect(await findLiveSession(token!)).toBeNull();
  expect(await listSessions(manager)).toEqual([]);
  expect(await outcomes()).toEqual(["FACTOR_AWAITED"]);
  expect(await db.operationLogEntry.count({ where: { action: "session.started" } })).toBe(0);
});

test("[SE-02] the second factor completes the session under a new token, with its full life", async () => {
  const { secret, entrant } = await halfway();
  const before = await session();
  const { token } = await enterByCode(entrant, codeOf(secret));
  const after = await session();
  expect(after).toMatchObject({ stage: "FULL", tokenHash: hashToken(token), factorAt: expect.any(Date) });
  expect(after.tokenHash).not.toBe(before.tokenHash);
  expect(after.expiresAt.getTime() - after.createdAt.getTime()).toBe(8 * 3_600_000);
  expect(await outcomes()).toEqual(["SUCCEEDED"]);
  expect(await db.operationLogEntry.count({ where: { action: "session.started" } })).toBe(1);
});

test("[AU-12] a half-done sign-in is completed once, and not after its ten minutes", async () => {
  const { secret, entrant } = await halfway();
  await enterByCode(entrant, codeOf(secret));
  await expect(enterByCode(entrant, codeOf(secret, 1))).rejects.toMatchObject({ code: "session.over" });
  await db.$executeRaw`UPDATE "Session" SET stage = 'PASSWORD', "expiresAt" = now() - interval '1 second'`;
  await db.totp.updateMany({ data: { lastStep: 0 } });
  await expect(enterByCode(entrant, codeOf(secret))).rejects.toMatchObject({ code: "session.over" });
});

test("[AU-15] wrong codes are in the history and wait longer each time, also over several sign-ins", async () => {
  const { secret, entrant } = await halfway();
  for (let guess = 0; guess < 5; guess += 1) await enterByCode(entrant, "000000").catch(() => {});
  const again = { ...entrant, sessionId: crypto.randomUUID() };
  await expect(enterByCode(again, codeOf(secret))).rejects.toMatchObject({ code: "signIn.throttled" });
  expect(await outcomes()).toEqual([...Array(5).fill("WRONG_FACTOR"), "THROTTLED"]);
});

test("the first factor can be added on the way in, and brings its person in", async () => {
  await giveSession(manager, { stage: "PASSWORD" });
  const entrant = await entrantOf(manager);
  await prepareFirstTotp(entrant);
  const { secret } = (await findWaitingTotp(entrant))!;
  await enterByFirstTotp(entrant, codeOf(secret));
  expect(await session()).toMatchObject({ stage: "FULL" });
  expect(await db.recoveryCode.count()).toBe(10);
});

test("[AU-12] the password alone adds no second factor to an account that has one", async () => {
  const { entrant } = await halfway();
  await expect(prepareFirstTotp(entrant)).rejects.toMatchObject({ code: "factor.needed" });
  await expect(enterByFirstTotp(entrant, "123456")).rejects.toMatchObject({ code: "factor.needed" });
});
