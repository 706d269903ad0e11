import { rm } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { confirmEmail } from "@/lib/auth/confirm-email";
import { register } from "@/lib/customers/register";
import { db } from "@/lib/db";
import { deliverDue } from "@/lib/mail/deliver";
import { listMailbox } from "@/lib/mail/mailbox";
import { aVisitor } from "@/tests/support/visitor";

const newcomer = (email = "new@example.com") =>
  register(aVisitor(), { email, mobile: "13912345678", password: "a sentence nobody guesses", consent: true });
const linkIn = (text: string) => /https?:\/\/\S+/.exec(text)?.[0] ?? "";

afterEach(() => rm(process.env.MAILBOX_DIR ?? "", { recursive: true, force: true }));

test("[CC-05] the outbox holds no link; the letter does, and it confirms the address", async () => {
  await newcomer();
  expect(await db.oneTimeLink.count()).toBe(0);
  await deliverDue();

  const [letter] = await listMailbox();
  expect(letter).toMatchObject({ to: "new@example.com", subject: "请确认您的邮箱" });
  await confirmEmail(aVisitor(), {
    token:
      linkIn(letter?.text ?? "")
        .split("/")
        .at(-1) ?? "",
  });
  expect((await db.user.findFirstOrThrow()).status).toBe("ACTIVE");
});

test("[CC-05] of several workers, one sends a letter", async () => {
  for (let person = 0; person < 6; person += 1) await newcomer(`new${person}@example.com`);
  const sent = await Promise.all([deliverDue(), deliverDue(), deliverDue(), deliverDue()]);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(await listMailbox()).toHaveLength(6);
  expect(await db.mail.count({ where: { sentAt: null } })).toBe(0);
});

test("[CC-05] a letter that fails is kept, waits longer each time, and nothing of it is said", async () => {
  await newcomer();
  await db.$executeRaw`UPDATE "DataKey" SET wrapped = 'v1.broken.a.b'`;
  await deliverDue();
  const mail = await db.mail.findFirstOrThrow();
  expect(mail).toMatchObject({ sentAt: null, attempts: 1, lastError: "Error" });
  expect(mail.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
  expect(await deliverDue()).toBe(0);
});

test("[FT-07] mail that cannot be sent for a day stops nobody, and leaves once it can", async () => {
  await newcomer();
  const kept = await db.dataKey.findMany({ select: { userId: true, wrapped: true } });
  await db.dataKey.updateMany({ data: { wrapped: "v1.broken.a.b" } });
  let minutes = 0;
  for (let tries = 0; minutes < 24 * 60; tries += 1) {
    expect(await deliverDue()).toBe(1);
    const mail = await db.mail.findFirstOrThrow({ select: { nextTryAt: true, sentAt: true } });
    expect(mail.sentAt).toBeNull();
    minutes += (mail.nextTryAt.getTime() - Date.now()) / 60_000;
    await db.mail.updateMany({ data: { nextTryAt: new Date() } });
    expect(tries).toBeLessThan(12);
  }
  await newcomer("meanwhile@example.com");
  for (const { userId, wrapped } of kept) await db.dataKey.update({ where: { userId }, data: { wrapped } });
  await deliverDue();
  expect((await listMailbox()).map(({ to }) => to).toSorted()).toEqual(["meanwhile@example.com", "new@example.com"]);
});

test("a letter is written in its reader's language", async () => {
  await register(aVisitor({ language: "en" }), {
    email: "en@example.com",
    mobile: "13912345678",
    password: "a sentence nobody guesses",
    consent: true,
  });
  await deliverDue();
  expect((await listMailbox())[0]).toMatchObject({ subject: "Please confirm your e-mail address" });
});
