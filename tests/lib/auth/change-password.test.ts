import { beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { changePassword } from "@/lib/auth/change-password";
import { mintLink } from "@/lib/auth/links";
import { resetPassword } from "@/lib/auth/reset-password";
import { signIn } from "@/lib/auth/sign-in";
import { db, transaction } from "@/lib/db";
import { aCustomer, aResidentId } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const email = "known@example.com";
const mobile = "13971937193";
const documentNumber = aResidentId();
const password = "the kettle sings at dawn";
let customer: Customer;

beforeEach(async () => {
  const made = await aCustomer({ email, profile: { mobile, documentNumber } });
  await givePassword(made.id);
  await cookieFor(made.id);
  const { id } = await db.session.findFirstOrThrow({ select: { id: true } });
  customer = { ...made, sessionId: id };
});
const change = (typed = password, current = usualPassword) => changePassword(customer, { current, password: typed });

test("[SE-07] changing the password ends the other sessions, keeps this one, is logged and mailed", async () => {
  await cookieFor(customer.id);
  await change();
  const alive = await db.session.findMany({ where: { endedAt: null }, select: { id: true } });
  expect(alive).toEqual([{ id: customer.sessionId }]);
  expect(await db.operationLogEntry.count({ where: { action: "password.changed", actorId: customer.id } })).toBe(1);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ userId: customer.id, template: "PASSWORD_CHANGED" });
  await expect(signIn(aVisitor(), { email, password, next: null })).resolves.toBeDefined();
});

test("[AU-01] the present password is asked, and guessing at it ends after five tries", async () => {
  for (let guess = 0; guess < 5; guess += 1)
    await expect(change(password, `guess number ${guess}`)).rejects.toMatchObject({ code: "password.wrong" });
  await expect(change()).rejects.toMatchObject({ code: "signIn.throttled" });
  expect(await db.mail.count()).toBe(0);
});

test("[AU-07] a changed password voids the links that were mailed before", async () => {
  const token = await transaction((tx) => mintLink(tx, customer.id, "RESET_PASSWORD"));
  await change();
  await expect(resetPassword(aVisitor(), { token, password })).rejects.toMatchObject({ code: "link.expired" });
});

test("of two changes at once from one old password, one succeeds", async () => {
  const results = await Promise.allSettled([change(`${password} one`), change(`${password} two`)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("[AU-01] a new password is not short", async () => {
  await expect(change("kettle sings.")).rejects.toMatchObject({ code: "password.short", field: "password" });
});

test("[AU-02] a new password is not made of the own name, birthday, address or numbers", async () => {
  for (const typed of [
    "周雨桐喜欢在雨天的窗台上睡觉呢呢",
    "wobbly 1990-01-01 kettle",
    "tea for known@ever and more",
    `wobbly ${mobile} kettle`,
    `wobbly kettle ${documentNumber.slice(-8)}`,
  ])
    await expect(change(typed), typed).rejects.toMatchObject({ code: "password.ownData", field: "password" });
});
