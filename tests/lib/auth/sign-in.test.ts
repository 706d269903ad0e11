import argon2 from "argon2";
import { beforeEach, expect, test } from "vitest";
import { declareActor } from "@/lib/auth/declare-actor";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { redeemTicket } from "@/lib/auth/ticket";
import { register } from "@/lib/customers/register";
import { db, type Tx, transaction } from "@/lib/db";
import { passwordKey } from "@/lib/vault/keys";
import { open, seal } from "@/lib/vault/seal";
import { aVisitor } from "@/tests/support/visitor";

const email = "known@example.com";
const password = "a sentence nobody guesses";
const enter = (typed = password, who = email) => signIn(aVisitor(), { email: who, password: typed, next: null });
const outcomes = async () =>
  (await db.signIn.findMany({ orderBy: { id: "asc" }, select: { outcome: true } })).map(({ outcome }) => outcome);
const inTheNameOf = (owner: string, deed: (tx: Tx) => Promise<void>) =>
  transaction(async (tx) => {
    await declareActor(tx, owner);
    await deed(tx);
  });
let id = "";

beforeEach(async () => {
  await register(aVisitor(), { email, mobile: "13912345678", password, consent: true });
  const user = await db.user.findFirstOrThrow();
  id = user.id;
  await db.user.update({ where: { id }, data: { status: "ACTIVE" } });
});

test("the right password opens a session, which the history and the log show", async () => {
  const { ticket, role } = await enter();
  expect(role).toBe("CUSTOMER");
  expect(await redeemTicket(ticket)).not.toBeNull();
  expect(await outcomes()).toEqual(["SUCCEEDED"]);
  expect(await db.operationLogEntry.count({ where: { action: "session.started", actorId: id } })).toBe(1);
});

test("'last sign-in' is the one before the present one", async () => {
  await enter();
  const first = (await db.user.findUniqueOrThrow({ where: { id } })).lastSignInAt;
  await enter();
  expect((await db.user.findUniqueOrThrow({ where: { id } })).previousSignInAt).toEqual(first);
});

test("[AU-08] a wrong password, an unknown address and a disabled account get the same words", async () => {
  const wrong = await enter("not this sentence").catch((error) => error);
  const unknown = await enter(password, "nobody@example.com").catch((error) => error);
  await db.user.update({ where: { id }, data: { status: "DISABLED" } });
  const disabled = await enter().catch((error) => error);
  expect([wrong.code, unknown.code, disabled.code]).toEqual(["signIn.refused", "signIn.refused", "signIn.refused"]);
  expect(await outcomes()).toEqual(["WRONG_PASSWORD", "UNKNOWN_ACCOUNT", "DISABLED"]);
});

test("an unconfirmed address is told so only to who knows the password, and gets a new mail", async () => {
  await db.user.update({ where: { id }, data: { status: "PENDING" } });
  await expect(enter("not this sentence")).rejects.toMatchObject({ code: "signIn.refused" });
  await expect(enter()).rejects.toMatchObject({ code: "signIn.notConfirmed" });
  expect(await db.mail.count({ where: { template: "CONFIRM_EMAIL" } })).toBe(2);
});

test("a ticket opens once, whoever is faster", async () => {
  const { ticket } = await enter();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => redeemTicket(ticket)));
  expect(tokens.filter(Boolean)).toHaveLength(1);
});

test("a ticket is void after a minute", async () => {
  const { ticket } = await enter();
  await db.$executeRaw`UPDATE "Session" SET "createdAt" = now() - interval '61 seconds'`;
  expect(await redeemTicket(ticket)).toBeNull();
});

test("[AU-03] a password hashed with less work than today's is hashed anew at the next sign-in", async () => {
  const place = { table: "Credential", column: "wrapped", row: id };
  const weak = await argon2.hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await inTheNameOf(id, (tx) => savePassword(tx, id, seal(passwordKey(), place, weak)));
  await enter();
  const { wrapped } = await db.credential.findUniqueOrThrow({ where: { userId: id } });
  expect(open(passwordKey(), place, wrapped)).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  await enter();
  expect((await db.credential.findUniqueOrThrow({ where: { userId: id } })).wrapped).toBe(wrapped);
});

test("[AU-04] a hash copied into another person's row opens nothing", async () => {
  await register(aVisitor(), {
    email: "victim@example.com",
    mobile: "13900000000",
    password: "the victim's own sentence",
    consent: true,
  });
  const victim = await db.user.findFirstOrThrow({ where: { id: { not: id } } });
  await db.user.update({ where: { id: victim.id }, data: { status: "ACTIVE" } });
  const own = await db.credential.findUniqueOrThrow({ where: { userId: id } });
  await inTheNameOf(victim.id, (tx) => savePassword(tx, victim.id, own.wrapped));
  await expect(enter(password, "victim@example.com")).rejects.toThrow();
  expect(await db.session.count()).toBe(0);
});

test("[AU-01] passwords count as typed: case, trailing space and far characters matter", async () => {
  const long = "x".repeat(72);
  const typed = `${long}A end `;
  const wrapped = await wrapPassword(id, typed);
  await inTheNameOf(id, (tx) => savePassword(tx, id, wrapped));
  for (const near of [`${long}B end `, `${long}a end `, `${long}A end`]) {
    await expect(enter(near)).rejects.toMatchObject({ code: "signIn.refused" });
  }
  await expect(enter(typed)).resolves.toMatchObject({ role: "CUSTOMER" });
});

test("signing out ends the session on the server, once", async () => {
  await enter();
  const session = await db.session.findFirstOrThrow();
  const actor = { ...aVisitor(), id, role: "CUSTOMER" as const, sessionId: session.id } as never;
  await signOut(actor);
  await signOut(actor);
  expect((await db.session.findFirstOrThrow()).endedAt).not.toBeNull();
  expect(await db.operationLogEntry.count({ where: { action: "session.ended" } })).toBe(1);
});
