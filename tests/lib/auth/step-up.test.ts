import { beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { confirmByCode, confirmByPassword } from "@/lib/auth/step-up";
import { hashToken, newToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { aStranger } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { giveSession } from "@/tests/support/session";

let customer: Customer;

beforeEach(async () => {
  customer = await aStranger();
  await givePassword(customer.id);
  await giveSession(customer, { factorAt: null });
});

const session = () => db.session.findUniqueOrThrow({ where: { id: customer.sessionId } });

test("[SE-02][SE-08] the right password makes the session fresh, under a new token; the old one is dead", async () => {
  const before = await session();
  const token = await confirmByPassword(customer, password);
  const after = await session();
  expect(before.factorAt).toBeNull();
  expect(after.factorAt).not.toBeNull();
  expect(after.tokenHash).toBe(hashToken(token));
  expect(after.tokenHash).not.toBe(before.tokenHash);
  expect(await db.operationLogEntry.findFirstOrThrow({ where: { action: "session.confirmed" } })).toMatchObject({
    actorId: customer.id,
    detail: { factor: "password" },
  });
});

test("a wrong password makes nothing fresh", async () => {
  await expect(confirmByPassword(customer, "not this sentence")).rejects.toMatchObject({ code: "password.wrong" });
  expect((await session()).factorAt).toBeNull();
  expect(await db.operationLogEntry.findFirstOrThrow()).toMatchObject({
    action: "session.notConfirmed",
    actorId: customer.id,
    detail: { code: "password.wrong" },
  });
});

test("[AU-09] whoever holds a stolen session cannot guess the password in it", async () => {
  for (let guess = 0; guess < 5; guess += 1) await confirmByPassword(customer, `guess ${guess}`).catch(() => {});
  await expect(confirmByPassword(customer, password)).rejects.toMatchObject({ code: "signIn.throttled" });
});

test("where there is a second factor, the password alone confirms nothing", async () => {
  await db.totp.create({ data: { userId: customer.id, secretSealed: newToken(), confirmedAt: new Date() } });
  await expect(confirmByPassword(customer, password)).rejects.toMatchObject({ code: "factor.needed" });
});

test("a wrong code is refused beside its field", async () => {
  await expect(confirmByCode(customer, "nonsense")).rejects.toMatchObject({ code: "factor.wrong", field: "code" });
});

test("[SE-05] a session that is over cannot be made fresh", async () => {
  await db.session.update({ where: { id: customer.sessionId }, data: { endedAt: new Date() } });
  await expect(confirmByPassword(customer, password)).rejects.toMatchObject({ code: "session.over" });
});
