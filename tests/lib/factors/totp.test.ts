import { beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { confirmByCode } from "@/lib/auth/step-up";
import { db } from "@/lib/db";
import { beginTotp } from "@/lib/factors/begin-totp";
import { confirmTotp } from "@/lib/factors/confirm-totp";
import { findFactors, findWaitingTotp } from "@/lib/factors/queries";
import { removeTotp } from "@/lib/factors/remove-totp";
import { codeOf, forgetStep, giveTotp } from "@/tests/support/factors";
import { aStranger } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let customer: Customer;

beforeEach(async () => {
  customer = await aStranger();
  await giveSession(customer);
});

const letters = async () => (await db.mail.findMany({ orderBy: { id: "asc" } })).map(({ template }) => template);

test("[AU-16] a new factor is in the log, told to its owner, and comes with ten recovery codes", async () => {
  await giveTotp(customer);
  expect(await findFactors(customer)).toMatchObject({ totp: { confirmedAt: expect.any(Date) }, codesLeft: 10 });
  expect(await letters()).toEqual(["FACTOR_ADDED"]);
  expect(await db.operationLogEntry.findFirstOrThrow()).toMatchObject({
    action: "factor.added",
    actorId: customer.id,
    detail: { factor: "totp" },
  });
});

test("[AU-15] a secret is no factor before its first code, and a wrong one makes it none", async () => {
  await beginTotp(customer);
  const { secret } = (await findWaitingTotp(customer))!;
  await expect(confirmTotp(customer, { code: codeOf(secret, 40) })).rejects.toMatchObject({ code: "factor.wrong" });
  expect((await findFactors(customer)).totp).toBeNull();
  await expect(confirmByCode(customer, codeOf(secret))).rejects.toMatchObject({ code: "factor.wrong" });
});

test("[AU-15] the secret lies sealed in the database, bound to its row", async () => {
  const secret = await giveTotp(customer);
  const { id, secretSealed } = await db.totp.findFirstOrThrow();
  expect(secretSealed).toMatch(/^v1\./);
  expect(secretSealed).not.toContain(secret);
  const other = await aStranger();
  await db.totp.create({ data: { userId: other.id, secretSealed, confirmedAt: new Date() } });
  await giveSession(other);
  await expect(confirmByCode(other, codeOf(secret))).rejects.toThrow("does not open");
  expect(await db.totp.count({ where: { id } })).toBe(1);
});

test("[AU-15] a code counts once, also for twenty at the same moment", async () => {
  const secret = await giveTotp(customer);
  await db.guessing.deleteMany();
  const tries = Array.from({ length: 20 }, () => confirmByCode(customer, codeOf(secret)));
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await db.guessing.deleteMany();
  await expect(confirmByCode(customer, codeOf(secret))).rejects.toMatchObject({ code: "factor.wrong" });
});

test("[AU-15] one step before or after is near enough, two are not; no older code after a newer one", async () => {
  const secret = await giveTotp(customer);
  for (const steps of [-1, 0, 1]) {
    await forgetStep(customer);
    await expect(confirmByCode(customer, codeOf(secret, steps))).resolves.toBeTypeOf("string");
  }
  await expect(confirmByCode(customer, codeOf(secret, -1))).rejects.toMatchObject({ code: "factor.wrong" });
  for (const steps of [-3, 3]) {
    await forgetStep(customer);
    await expect(confirmByCode(customer, codeOf(secret, steps))).rejects.toMatchObject({ code: "factor.wrong" });
  }
});

test("[AU-15] codes cannot be guessed: after five wrong ones the right one has to wait", async () => {
  const secret = await giveTotp(customer);
  for (let guess = 0; guess < 5; guess += 1) await confirmByCode(customer, "000000").catch(() => {});
  await expect(confirmByCode(customer, codeOf(secret))).rejects.toMatchObject({ code: "signIn.throttled" });
});

test("[SE-07] a new factor, and one removed, end the sessions elsewhere and leave this one", async () => {
  const elsewhere = { id: customer.id, sessionId: crypto.randomUUID() };
  await giveSession(elsewhere);
  await giveTotp(customer);
  const ended = async () => (await db.session.findMany({ where: { endedAt: { not: null } } })).map(({ id }) => id);
  expect(await ended()).toEqual([elsewhere.sessionId]);
  const third = { id: customer.id, sessionId: crypto.randomUUID() };
  const { securityEpoch } = await db.user.findUniqueOrThrow({ where: { id: customer.id } });
  expect((await db.session.findUniqueOrThrow({ where: { id: customer.sessionId } })).securityEpoch).toBe(securityEpoch);
  await giveSession(third);
  await removeTotp(customer);
  expect((await ended()).toSorted()).toEqual([elsewhere.sessionId, third.sessionId].toSorted());
});

test("[AU-16] the last factor takes the recovery codes with it and is told to its owner", async () => {
  await giveTotp(customer);
  await removeTotp(customer);
  expect(await findFactors(customer)).toEqual({ totp: null, passkeys: [], codesLeft: 0 });
  expect(await letters()).toEqual(["FACTOR_ADDED", "FACTOR_REMOVED"]);
  await expect(removeTotp(customer)).rejects.toMatchObject({ code: "factor.missing" });
});

test("a new app takes the place of the old one, which counts until then", async () => {
  const before = await giveTotp(customer);
  await beginTotp(customer);
  await expect(confirmByCode(customer, codeOf(before))).resolves.toBeTypeOf("string");
  const { secret } = (await findWaitingTotp(customer))!;
  await confirmTotp(customer, { code: codeOf(secret) });
  await forgetStep(customer);
  await expect(confirmByCode(customer, codeOf(before))).rejects.toMatchObject({ code: "factor.wrong" });
  await expect(confirmByCode(customer, codeOf(secret))).resolves.toBeTypeOf("string");
});

test("a secret that nobody confirmed is not shown for more than half an hour", async () => {
  await beginTotp(customer);
  expect((await findWaitingTotp(customer))?.address).toMatch(/^otpauth:\/\/totp\/Xinka:.+secret=[A-Z2-7]{32}/);
  await db.$executeRaw`UPDATE "Totp" SET "createdAt" = now() - interval '31 minutes'`;
  expect(await findWaitingTotp(customer)).toBeNull();
});
