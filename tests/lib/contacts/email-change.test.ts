import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { forgotPassword } from "@/lib/auth/forgot-password";
import { signIn } from "@/lib/auth/sign-in";
import { askForEmail } from "@/lib/contacts/ask-for-email";
import { confirmChange } from "@/lib/contacts/confirm";
import { register } from "@/lib/customers/register";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { dump } from "@/tests/support/dump";
import { lettersTo } from "@/tests/support/letters";
import { tokenIn } from "@/tests/support/mailed";
import { aCustomer, aManager, dismiss } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const before = "before@example.com";
const after = "after@example.com";
let customer: Actor;

beforeEach(async () => {
  customer = await aCustomer({ email: before });
  await givePassword(customer.id);
});
afterEach(() => rm(process.env.MAILBOX_DIR ?? "", { recursive: true, force: true }));

const ask = (email = after, who = customer) => askForEmail(who, { email });
const linkTo = async (address: string, path: string) => tokenIn((await lettersTo(address))[0]?.text, path);
const confirm = async () => confirmChange(aVisitor(), { token: await linkTo(after, "/confirm-contact/") });
const enter = (email: string) => signIn(aVisitor(), { email, password: usualPassword, next: null });
const emailIndex = async (id = customer.id) =>
  (await db.user.findUniqueOrThrow({ where: { id }, select: { emailIndex: true } })).emailIndex;

test("a new address counts once its owner has confirmed it; sessions end, both ends are told", async () => {
  await cookieFor(customer.id);
  await ask();
  expect(await emailIndex()).toBe(keyedIndex("email", before));
  expect((await lettersTo(before))[0]?.subject).toBe("有人请求更改您的信卡登录邮箱");
  await confirm();

  expect(await db.session.count({ where: { endedAt: null } })).toBe(0);
  await expect(enter(before)).rejects.toMatchObject({ code: "signIn.refused" });
  await expect(enter(after)).resolves.toBeDefined();
  expect((await lettersTo(before))[0]?.subject).toBe("您的信卡登录邮箱已更改");
  const actions = await db.operationLogEntry.findMany({ where: { actorId: customer.id }, select: { action: true } });
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["contact.changeAsked", "contact.changed"]),
  );
});

test("[AU-06] staff change their own address in the same way", async () => {
  const manager = await aManager({ email: "manager@example.com" });
  await ask(after, manager);
  await confirm();
  expect(await emailIndex(manager.id)).toBe(keyedIndex("email", after));
});

test("[AU-06] no link stands in the outbox or the log, and the addresses lie sealed", async () => {
  await ask();
  const tokens = [await linkTo(after, "/confirm-contact/"), await linkTo(before, "/undo-contact/")];
  const written = await dump();
  expect(tokens.filter((token) => !/^[\w-]{43}$/.test(token) || written.includes(token))).toEqual([]);
  for (const word of ["CONFIRM_CONTACT", "UNDO_CONTACT", "contact.changeAsked"]) expect(written).toContain(word);
  expect(written).not.toMatch(/@example\.com|https?:/);
});

test("[AU-06] whoever changes the address and then asks for a reset gets nothing: the link goes to the old one", async () => {
  await ask();
  await confirm();
  await forgotPassword(aVisitor(), { email: after });
  expect((await lettersTo(after)).map(({ subject }) => subject)).not.toContain("设置新的信卡密码");
  expect((await lettersTo(before))[0]?.subject).toBe("设置新的信卡密码");

  await db.$executeRaw`UPDATE "Mail" SET "sentAt" = now()`;
  await forgotPassword(aVisitor(), { email: before });
  expect(tokenIn((await lettersTo(before))[0]?.text, "/reset-password/")).not.toBe("");
});

test("after 72 hours the new address gets the reset, and the old one is nobody's", async () => {
  await ask();
  await confirm();
  await db.$executeRaw`UPDATE "ContactChange" SET "confirmedAt" = now() - interval '73 hours'`;
  await forgotPassword(aVisitor(), { email: before });
  expect(await db.mail.count({ where: { template: "RESET_PASSWORD" } })).toBe(0);
  await forgotPassword(aVisitor(), { email: after });
  expect((await lettersTo(after))[0]?.subject).toBe("设置新的信卡密码");
});

test("[AU-08] an address that somebody else has is answered like any other, and its owner is told", async () => {
  await aCustomer({ email: after });
  await expect(ask()).resolves.toBeUndefined();
  expect((await lettersTo(after)).map(({ subject }) => subject)).toEqual(["您已在信卡注册"]);
  expect((await lettersTo(before)).map(({ subject }) => subject)).toEqual(["有人请求更改您的信卡登录邮箱"]);
});

test("an address that was taken since the letter is not taken away", async () => {
  await ask();
  const token = await linkTo(after, "/confirm-contact/");
  await aCustomer({ email: after });
  await expect(confirmChange(aVisitor(), { token })).rejects.toMatchObject({ code: "link.expired" });
  expect(await emailIndex()).toBe(keyedIndex("email", before));
});

test("[AU-17] nobody occupies an address by registering without confirming it", async () => {
  await register(aVisitor(), { email: after, mobile: "13912345678", password: usualPassword, consent: true });
  await ask();
  await db.mail.deleteMany({ where: { template: "CONFIRM_EMAIL" } });
  await confirm();
  await expect(enter(after)).resolves.toMatchObject({ role: "CUSTOMER" });
  expect(await emailIndex()).toBe(keyedIndex("email", after));
});

test("a link confirms once, not after another wish, and not for somebody who was disabled", async () => {
  await ask();
  const first = await linkTo(after, "/confirm-contact/");
  await ask("third@example.com");
  await expect(confirmChange(aVisitor(), { token: first })).rejects.toMatchObject({ code: "link.expired" });
  const token = await linkTo("third@example.com", "/confirm-contact/");
  const tries = Array.from({ length: 20 }, () => confirmChange(aVisitor(), { token }));
  const done = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
  expect(done).toHaveLength(1);

  const other = await aCustomer({ email: "other@example.com" });
  await ask(after, other);
  const late = await linkTo(after, "/confirm-contact/");
  await dismiss(other);
  await expect(confirmChange(aVisitor(), { token: late })).rejects.toMatchObject({ code: "link.expired" });
});

test("the same address, a second change within 72 hours and a sixth wish a day are refused", async () => {
  await expect(ask(before)).rejects.toMatchObject({ code: "contact.same", field: "email" });
  await ask();
  await confirm();
  await expect(ask("third@example.com")).rejects.toMatchObject({ code: "contact.recent" });
  const restless = await aCustomer({ email: "restless@example.com" });
  for (let wish = 0; wish < 5; wish += 1) await ask(`wish${wish}@example.com`, restless);
  await expect(ask("wish6@example.com", restless)).rejects.toMatchObject({ code: "contact.tooOften" });
});
