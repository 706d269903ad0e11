import { inspect } from "node:util";
import { expect, test } from "vitest";
import { register } from "@/lib/customers/register";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";
import { aVisitor } from "@/tests/support/visitor";

const email = "new@example.com";
const registration = { email, mobile: "13912345678", password: "a sentence nobody guesses", consent: true as const };
const account = () =>
  db.user.findUniqueOrThrow({
    where: { emailIndex: keyedIndex("email", email) },
    include: { customer: true, consents: true },
  });
const mails = () => db.mail.findMany({ orderBy: { createdAt: "asc" }, select: { template: true, userId: true } });

test("a new customer waits for the address to be confirmed, with the consents' versions kept", async () => {
  await register(aVisitor(), registration);

  const user = await account();
  expect(user).toMatchObject({ role: "CUSTOMER", status: "PENDING", customer: { number: null } });
  expect(user.consents.map(({ document, version }) => [document, version]).sort()).toEqual([
    ["PRIVACY", "2026-11"],
    ["TERMS", "2026-11"],
  ]);
  expect(await mails()).toEqual([{ template: "CONFIRM_EMAIL", userId: user.id }]);
  expect(await db.operationLogEntry.findMany({ select: { action: true, actorId: true } })).toEqual([
    { action: "account.registered", actorId: user.id },
  ]);
});

test("[DP-01] address and mobile number are readable with the person's key only", async () => {
  await register(aVisitor(), registration);
  const user = await account();
  const dump = inspect(user, { depth: 5 });
  expect(dump).not.toContain(email);
  expect(dump).not.toContain("13912345678");
  const key = await personKey(db, user.id);
  const place = { table: "Customer", column: "mobileSealed", row: user.id };
  expect(open(key, place, user.customer?.mobileSealed ?? "")).toBe("13912345678");
});

test("[AU-08] a known address changes nothing; its owner is told by mail", async () => {
  await register(aVisitor(), registration);
  const { id } = await account();
  await db.user.update({ where: { id }, data: { status: "ACTIVE" } });
  const before = await db.credential.findUniqueOrThrow({ where: { userId: id } });

  await register(aVisitor(), { ...registration, password: "somebody else's sentence", mobile: "13900000000" });

  expect(await db.credential.findUniqueOrThrow({ where: { userId: id } })).toEqual(before);
  expect(await mails()).toEqual([
    { template: "CONFIRM_EMAIL", userId: id },
    { template: "ALREADY_REGISTERED", userId: id },
  ]);
});

test("until an address is confirmed, the later registration holds and earlier links are void", async () => {
  await register(aVisitor(), registration);
  const first = await account();
  const before = await db.credential.findUniqueOrThrow({ where: { userId: first.id } });
  await db.oneTimeLink.create({
    data: {
      userId: first.id,
      purpose: "CONFIRM_EMAIL",
      tokenHash: "earlier",
      expiresAt: new Date(Date.now() + 60_000),
    },
  });

  await register(aVisitor(), { ...registration, password: "another sentence nobody guesses" });

  expect((await account()).id).toBe(first.id);
  expect(await db.oneTimeLink.count()).toBe(0);
  expect((await db.credential.findUniqueOrThrow({ where: { userId: first.id } })).wrapped).not.toBe(before.wrapped);
});

test("of ten people registering one address at once, one account comes", async () => {
  await Promise.all(Array.from({ length: 10 }, () => register(aVisitor(), registration)));
  expect(await db.user.count()).toBe(1);
  expect(await db.credential.count()).toBe(1);
});

test("one network registers thirty accounts an hour and no more", async () => {
  const from = aVisitor({ address: "198.51.100.1" });
  await db.$executeRaw`INSERT INTO "Throttle" (key, count, "windowEndsAt")
    VALUES (${keyedIndex("throttle", "register:198.51.100.1")}, 30, now() + interval '1 hour')`;
  await expect(register(from, registration)).rejects.toMatchObject({ code: "tooManyTries" });
  expect(await db.user.count()).toBe(0);
});
