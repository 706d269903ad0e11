import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { changePassword } from "@/lib/auth/change-password";
import { resetPassword } from "@/lib/auth/reset-password";
import { signIn } from "@/lib/auth/sign-in";
import { askForEmail } from "@/lib/contacts/ask-for-email";
import { confirmChange } from "@/lib/contacts/confirm";
import { undoChange } from "@/lib/contacts/undo";
import { readProfile } from "@/lib/customers/read-profile";
import { saveSection } from "@/lib/customers/update-profile";
import { db } from "@/lib/db";
import { lettersTo } from "@/tests/support/letters";
import { tokenIn } from "@/tests/support/mailed";
import { aCustomer } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const before = "before@example.com";
const after = "after@example.com";
let customer: Customer;

beforeEach(async () => {
  customer = await aCustomer({ email: before, profile: { mobile: "13912340000" } });
  await givePassword(customer.id);
});
afterEach(() => rm(process.env.MAILBOX_DIR ?? "", { recursive: true, force: true }));

/** The links of all letters to an address, newest first. */
async function linksTo(address: string, path: string) {
  return (await lettersTo(address)).map(({ text }) => tokenIn(text, path)).filter(Boolean);
}
const undo = (token: string | undefined) => undoChange(aVisitor(), { token: token ?? "" });
const enter = (email: string, password = usualPassword) => signIn(aVisitor(), { email, password, next: null });

async function changed() {
  await askForEmail(customer, { email: after });
  const [first] = await linksTo(before, "/undo-contact/");
  await confirmChange(aVisitor(), { token: (await linksTo(after, "/confirm-contact/"))[0] ?? "" });
  const letters = await linksTo(before, "/undo-contact/");
  return { first, second: letters.find((token) => token !== first) };
}

test("[AU-06][AU-16] the owner of the old address undoes it: address back, sessions over, a new password needed", async () => {
  const { second } = await changed();
  await cookieFor(customer.id);
  await undo(second);

  expect(await db.session.count({ where: { endedAt: null } })).toBe(0);
  await expect(enter(before)).rejects.toMatchObject({ code: "signIn.refused" });
  const [token] = await linksTo(before, "/reset-password/");
  await resetPassword(aVisitor(), { token: token ?? "", password: "the kettle sings at dawn" });
  await expect(enter(before, "the kettle sings at dawn")).resolves.toBeDefined();
  await expect(enter(after, "the kettle sings at dawn")).rejects.toMatchObject({ code: "signIn.refused" });
  expect(await db.operationLogEntry.count({ where: { action: "contact.restored", subjectId: customer.id } })).toBe(1);
});

test("[AU-16] factors that were added since the wish go too, those before stay", async () => {
  const add = (name: string) =>
    db.passkey.create({
      data: {
        userId: customer.id,
        credentialId: name,
        publicKey: Buffer.from(name),
        counter: 0n,
        transports: [],
        name,
      },
    });
  await add("the owner's");
  await new Promise((wake) => setTimeout(wake, 5));
  const { second } = await changed();
  await add("the intruder's");
  await undo(second);
  expect(await db.passkey.findMany({ select: { name: true } })).toEqual([{ name: "the owner's" }]);
});

test("the link of the first letter undoes it as well, before and after the change was confirmed", async () => {
  const { first } = await changed();
  await undo(first);
  await expect(enter(after)).rejects.toMatchObject({ code: "signIn.refused" });
  expect(await linksTo(before, "/reset-password/")).toHaveLength(1);
});

test("undone before it was confirmed, the change cannot be confirmed any more", async () => {
  await askForEmail(customer, { email: after });
  const [token] = await linksTo(after, "/confirm-contact/");
  await undo((await linksTo(before, "/undo-contact/"))[0]);
  await expect(confirmChange(aVisitor(), { token: token ?? "" })).rejects.toMatchObject({ code: "link.expired" });
  await expect(enter(before)).rejects.toMatchObject({ code: "signIn.refused" });
});

test("of twenty who undo at once one succeeds, and after 72 hours nobody", async () => {
  const { first, second } = await changed();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => undo(second)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(undo(first)).rejects.toMatchObject({ code: "link.expired" });
  await db.$executeRaw`DELETE FROM "OneTimeLink"`;
  await db.$executeRaw`DELETE FROM "ContactChange"`;

  customer = await aCustomer({ email: "late@example.com" });
  await askForEmail(customer, { email: "later@example.com" });
  const [late] = await linksTo("late@example.com", "/undo-contact/");
  await db.$executeRaw`UPDATE "OneTimeLink" SET "expiresAt" = "expiresAt" - interval '72 hours'`;
  await expect(undo(late)).rejects.toMatchObject({ code: "link.expired" });
});

test("an old address that became another account's is not taken from it", async () => {
  const { second } = await changed();
  await aCustomer({ email: before });
  await expect(undo(second)).rejects.toMatchObject({ code: "contact.addressTaken" });
  await expect(enter(after)).resolves.toBeDefined();
});

test("[AU-16] while it can be undone, the old address hears of what concerns the account's safety", async () => {
  await changed();
  const actor = { ...customer, sessionId: customer.sessionId };
  await changePassword(actor, { current: usualPassword, password: "the kettle sings at dawn" });
  expect((await lettersTo(before))[0]?.subject).toBe("您的信卡密码已更改");
  expect((await lettersTo(after))[0]?.subject).toBe("您的信卡密码已更改");
});

const mobileNow = async () => (await readProfile(db, customer.id)).profile.mobile;
async function changeMobile(mobile: string) {
  const { profile, version } = await readProfile(db, customer.id);
  const { province, city, line, postcode } = profile;
  await saveSection(customer, "contact", { mobile, province, city, line, postcode, version } as never);
}

test("[AU-16] a changed mobile number is told by mail and undone as a change of the profile", async () => {
  await changeMobile("13912341111");
  const [letter] = await lettersTo(before);
  expect(letter?.subject).toBe("您的信卡手机号码已更改");
  expect(letter?.text).not.toMatch(/1391234/);
  await undo(tokenIn(letter?.text, "/undo-contact/"));
  expect(await mobileNow()).toBe("13912340000");
  expect(await db.profileChange.count({ where: { customerId: customer.id } })).toBe(2);
  await expect(enter(before)).rejects.toMatchObject({ code: "signIn.refused" });
});

test("a number changed twice leads back to the first; what was changed back needs no letter", async () => {
  await changeMobile("13912341111");
  await changeMobile("13912342222");
  const [latest] = await linksTo(before, "/undo-contact/");
  await undo(latest);
  expect(await mobileNow()).toBe("13912340000");

  await db.mail.deleteMany();
  await changeMobile("13912343333");
  await changeMobile("13912340000");
  expect(await db.mail.count()).toBe(1);
});
