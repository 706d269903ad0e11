import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { askForReset } from "@/lib/auth/ask-for-reset";
import { forgotPassword } from "@/lib/auth/forgot-password";
import { resetPassword } from "@/lib/auth/reset-password";
import { signIn } from "@/lib/auth/sign-in";
import { db, transaction } from "@/lib/db";
import { dump } from "@/tests/support/dump";
import { lettersTo } from "@/tests/support/letters";
import { tokenIn } from "@/tests/support/mailed";
import { aCustomer, aManager, dismiss } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const email = "known@example.com";
const password = "the kettle sings at dawn";
let customer: Customer;

beforeEach(async () => {
  customer = await aCustomer({ email });
  await givePassword(customer.id);
});
afterEach(() => rm(process.env.MAILBOX_DIR ?? "", { recursive: true, force: true }));

async function mailedToken(path = "/reset-password/") {
  const [letter] = await lettersTo(email);
  return tokenIn(letter?.text, path);
}
async function forgotten() {
  await forgotPassword(aVisitor(), { email });
  return mailedToken();
}
const enter = (typed: string) => signIn(aVisitor(), { email, password: typed, next: null });

test("[AU-07] a mailed link sets a new password, ends every session and tells the owner", async () => {
  await cookieFor(customer.id);
  const token = await forgotten();
  expect(await db.session.count({ where: { endedAt: null } })).toBe(1);
  await resetPassword(aVisitor(), { token, password });

  expect(await db.session.count({ where: { endedAt: null } })).toBe(0);
  await expect(enter(usualPassword)).rejects.toMatchObject({ code: "signIn.refused" });
  await expect(enter(password)).resolves.toMatchObject({ role: "CUSTOMER" });
  expect(await db.operationLogEntry.count({ where: { action: "password.reset", actorId: customer.id } })).toBe(1);
  expect((await lettersTo(email))[0]).toMatchObject({ subject: "您的信卡密码已更改" });
});

test("[AU-06][AU-07] the token stands in the letter alone: no table holds anything of it, the outbox and the log neither", async () => {
  const token = await forgotten();
  expect(token).toMatch(/^[\w-]{43}$/);
  const written = await dump();
  expect(written).toContain("RESET_PASSWORD");
  expect(written).not.toContain(token);
});

test("[AU-07] the link begins with the address from the settings", async () => {
  await forgotPassword(aVisitor(), { email });
  const [letter] = await lettersTo(email);
  expect(letter?.text).toMatch(/\nhttp:\/\/localhost:3000\/reset-password\/[\w-]{43}\n/);
});

test("[AU-07] of twenty people using one link at once, one succeeds, and nobody after", async () => {
  const token = await forgotten();
  const tries = Array.from({ length: 20 }, (_, one) =>
    resetPassword(aVisitor(), { token, password: `${password} ${one}` }),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(resetPassword(aVisitor(), { token, password })).rejects.toMatchObject({ code: "link.expired" });
  expect(await db.operationLogEntry.count({ where: { action: "password.reset" } })).toBe(1);
});

test("[AU-07] a link is void after half an hour by the database's clock", async () => {
  const token = await forgotten();
  const [{ minutes }] = await db.$queryRaw<[{ minutes: number }]>`
    SELECT extract(epoch FROM "expiresAt" - now())::float / 60 AS minutes FROM "OneTimeLink"`;
  expect(minutes).toBeGreaterThan(29);
  expect(minutes).toBeLessThanOrEqual(30);
  await db.$executeRaw`UPDATE "OneTimeLink" SET "expiresAt" = now()`;
  await expect(resetPassword(aVisitor(), { token, password })).rejects.toMatchObject({ code: "link.expired" });
});

test("[AU-07] a newer request voids an earlier link, and the use of the later one leaves none", async () => {
  const earlier = await forgotten();
  const later = await forgotten();
  expect(later).not.toBe(earlier);
  await expect(resetPassword(aVisitor(), { token: earlier, password })).rejects.toMatchObject({ code: "link.expired" });
  await resetPassword(aVisitor(), { token: later, password });
  expect(await db.oneTimeLink.count({ where: { usedAt: null } })).toBe(0);
});

test("[AU-08] a known address, an unknown one, a disabled and an unconfirmed account get the same answer", async () => {
  const unknown = await forgotPassword(aVisitor(), { email: "nobody@example.com" });
  const known = await forgotPassword(aVisitor(), { email });
  await dismiss(customer);
  const disabled = await forgotPassword(aVisitor(), { email });
  await db.user.update({ where: { id: customer.id }, data: { status: "PENDING" } });
  const pending = await forgotPassword(aVisitor(), { email });
  expect([unknown, known, disabled, pending]).toEqual([undefined, undefined, undefined, undefined]);
  expect(await db.mail.count()).toBe(1);
});

test("whoever was disabled since the request gets no letter, and a link mailed before opens nothing", async () => {
  const token = await forgotten();
  await forgotPassword(aVisitor(), { email });
  await dismiss(customer);
  expect(await lettersTo(email)).toHaveLength(1);
  await expect(resetPassword(aVisitor(), { token, password })).rejects.toMatchObject({ code: "link.expired" });
});

test("[AU-08] a mailbox is not flooded: the sixth request in an hour gets the same answer and sends nothing", async () => {
  for (let request = 0; request < 8; request += 1)
    await forgotPassword(aVisitor({ address: `192.0.2.${request}` }), { email });
  expect(await db.mail.count()).toBe(5);
});

test("one network asks for twenty links an hour at most", async () => {
  const ask = (one: number) => forgotPassword(aVisitor(), { email: `nobody${one}@example.com` });
  for (let one = 0; one < 20; one += 1) await ask(one);
  await expect(ask(20)).rejects.toMatchObject({ code: "tooManyTries" });
});

test("[AU-01][AU-02] a new password of one's own data, or a short one without a second factor, uses no link up", async () => {
  const token = await forgotten();
  const refused = (typed: string) => resetPassword(aVisitor(), { token, password: typed }).catch(({ code }) => code);
  expect(await refused("my birthday is 19900101 ok")).toBe("password.ownData");
  expect(await refused("kettle sings.")).toBe("password.short");
  await expect(resetPassword(aVisitor(), { token, password })).resolves.toBeUndefined();
});

test("[AU-06] staff can only ask: the link goes to the owner's address, and until then nothing ends", async () => {
  await cookieFor(customer.id);
  await transaction((tx) => askForReset(tx, customer.id));
  expect(await db.oneTimeLink.count()).toBe(0);
  const token = await mailedToken();
  await expect(enter(usualPassword)).resolves.toBeDefined();
  expect(await db.session.count({ where: { endedAt: null } })).toBe(2);
  await resetPassword(aVisitor(), { token, password });
  await expect(enter(password)).resolves.toBeDefined();
});

test("nobody who cannot sign in is asked to reset", async () => {
  const manager = await aManager();
  await dismiss(manager);
  await expect(transaction((tx) => askForReset(tx, manager.id))).rejects.toMatchObject({ code: "reset.notActive" });
  expect(await db.mail.count()).toBe(0);
});
