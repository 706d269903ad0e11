import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import type { Registration } from "@/lib/auth/schema";
import { mayTry } from "@/lib/auth/throttle";
import { consentTexts } from "@/lib/consents";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { toStored } from "@/lib/language";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { newPersonKey, personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

/**
 * Registers a customer, who then confirms the address by mail. What the visitor sees is the same whether or
 * not the address was known (AU-08): its owner learns the difference by mail. Until an address is confirmed,
 * a later registration replaces an earlier one, so nobody can occupy somebody else's.
 */
export async function register(visitor: Visitor, registration: Registration) {
  const free = await mayTry({ what: "register", whom: visitor.address, tries: 30, windowSeconds: 3_600 });
  if (!free) throw new Refusal("tooManyTries");

  const userId = randomUUIDv7();
  const wrapped = await wrapPassword(userId, registration.password);
  const known = { visitor, registration, emailIndex: keyedIndex("email", registration.email) };
  try {
    await transaction((tx) => registerOnce(tx, known, userId, wrapped));
  } catch (error) {
    if (!violatedUnique(error)) throw error;
    await transaction((tx) => registerOnce(tx, known, userId, wrapped));
  }
}

type Known = { visitor: Visitor; registration: Registration; emailIndex: string };

async function registerOnce(tx: Tx, known: Known, userId: string, wrapped: string) {
  const earlier = await tx.user.findUnique({
    where: { emailIndex: known.emailIndex },
    select: { id: true, status: true, role: true },
  });
  if (!earlier) return create(tx, known, userId, wrapped);
  if (earlier.status === "PENDING" && earlier.role === "CUSTOMER") return replace(tx, known, earlier.id);
  await enqueueMail(tx, earlier.id, "ALREADY_REGISTERED");
}

async function create(tx: Tx, { visitor, registration, emailIndex }: Known, id: string, wrapped: string) {
  const { key, wrapped: wrappedKey } = newPersonKey(id);
  const emailSealed = seal(key, { table: "User", column: "emailSealed", row: id }, registration.email);
  await tx.user.create({
    data: { id, role: "CUSTOMER", language: toStored(visitor.language), emailSealed, emailIndex },
    select: { id: true },
  });
  await tx.dataKey.create({ data: { userId: id, wrapped: wrappedKey }, select: { userId: true } });
  await tx.customer.create({
    data: { id, ...sealedMobile(key, id, registration.mobile) },
    select: { id: true },
  });
  await savePassword(tx, id, wrapped);
  await welcome(tx, visitor, id);
}

async function replace(tx: Tx, { visitor, registration }: Known, id: string) {
  const key = await personKey(tx, id);
  await tx.customer.update({ where: { id }, data: sealedMobile(key, id, registration.mobile), select: { id: true } });
  await tx.oneTimeLink.deleteMany({ where: { userId: id } });
  await savePassword(tx, id, await wrapPassword(id, registration.password));
  await welcome(tx, visitor, id);
}

async function welcome(tx: Tx, visitor: Visitor, id: string) {
  await tx.consent.createMany({
    data: Object.entries(consentTexts).map(([document, version]) => ({
      userId: id,
      document,
      version,
      language: toStored(visitor.language),
    })),
  });
  await record(tx, { ...visitor, id, role: "CUSTOMER" }, "account.registered", {
    detail: { consentVersion: consentTexts.TERMS },
  });
  await enqueueMail(tx, id, "CONFIRM_EMAIL");
}

function sealedMobile(key: Parameters<typeof seal>[0], id: string, mobile: string) {
  return {
    mobileSealed: seal(key, { table: "Customer", column: "mobileSealed", row: id }, mobile),
    mobileIndex: keyedIndex("mobile", mobile),
  };
}
