import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Visitor } from "@/lib/auth/actor";
import { declareActor } from "@/lib/auth/declare-actor";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import type { Registration } from "@/lib/auth/schema";
import { mayTry } from "@/lib/auth/throttle";
import { consentTexts } from "@/lib/consents";
import { db, type Tx, transaction, violatedUnique } from "@/lib/db";
import { type Language, toStored } from "@/lib/language";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { indexForms, keyedIndex } from "@/lib/vault/keyed-index";
import type { Key } from "@/lib/vault/keys";
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

  try {
    await registerOnce(visitor, registration);
  } catch (error) {
    if (!violatedUnique(error)) throw error;
    await registerOnce(visitor, registration);
  }
}

/** The password is hashed whatever is found, so that time tells nothing either. */
async function registerOnce(visitor: Visitor, registration: Registration) {
  const forms = indexForms("email", registration.email);
  const emailIndex = forms[0]!;
  const earlier = await db.user.findFirst({
    where: { emailIndex: { in: forms } },
    select: { id: true, status: true, role: true },
  });
  const replaceable = earlier?.status === "PENDING" && earlier.role === "CUSTOMER";
  const id = replaceable ? earlier.id : randomUUIDv7();
  const wrapped = await wrapPassword(id, registration.password);

  await transaction(async (tx) => {
    if (earlier && !replaceable) return enqueueMail(tx, earlier.id, "ALREADY_REGISTERED");
    if (earlier) await replace(tx, id, registration.mobile);
    else await create(tx, { id, emailIndex, language: visitor.language, ...registration });
    await declareActor(tx, id);
    await savePassword(tx, id, wrapped);
    await welcome(tx, visitor, id);
  });
}

type NewAccount = Registration & { id: string; emailIndex: string; language: Language };

async function create(tx: Tx, { id, email, emailIndex, mobile, language }: NewAccount) {
  const { key, wrapped } = newPersonKey(id);
  const emailSealed = seal(key, { table: "User", column: "emailSealed", row: id }, email);
  await tx.user.create({
    data: { id, role: "CUSTOMER", language: toStored(language), emailSealed, emailIndex },
    select: { id: true },
  });
  await tx.dataKey.create({ data: { userId: id, wrapped }, select: { userId: true } });
  await tx.customer.create({ data: { id, ...sealedMobile(key, id, mobile) }, select: { id: true } });
}

/** The status in `where` is the lock: an address confirmed a moment ago keeps its password. */
async function replace(tx: Tx, id: string, mobile: string) {
  const { count } = await tx.user.updateMany({ where: { id, status: "PENDING" }, data: { version: { increment: 1 } } });
  if (count === 0) throw new Refusal("tooManyTries");
  await tx.customer.update({
    where: { id },
    data: sealedMobile(await personKey(tx, id), id, mobile),
    select: { id: true },
  });
  await tx.oneTimeLink.deleteMany({ where: { userId: id } });
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

function sealedMobile(key: Key, id: string, mobile: string) {
  return {
    mobileSealed: seal(key, { table: "Customer", column: "mobileSealed", row: id }, mobile),
    mobileIndex: keyedIndex("mobile", mobile),
  };
}
