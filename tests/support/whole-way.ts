import { adviseOn } from "@/lib/advice/read-basis";
import { submitApplication } from "@/lib/applications/submit";
import type { Customer, Manager } from "@/lib/auth/actor";
import { findProfile } from "@/lib/customers/queries";
import { register } from "@/lib/customers/register";
import { sectionSchemas } from "@/lib/customers/schema";
import { saveAddress, saveSection } from "@/lib/customers/update-profile";
import { db } from "@/lib/db";
import { revealCustomer } from "@/lib/reveals/reveal";
import { decide } from "@/lib/reviews/decide";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { aCompleteDraft, aManager, aStranger } from "@/tests/support/make";
import { employment, identity, income } from "@/tests/support/sections";
import { aVisitor } from "@/tests/support/visitor";

/** What people type on the way, the customer all but the last two. */
type Typed = Record<"email" | "mobile" | "password", string> &
  Record<"name" | "documentNumber" | "line" | "postcode" | "employer" | "workLine", string> &
  Record<"opinion" | "words", string>;

/**
 * A customer's whole way through the bank, by the commands that people use: registers, fills the profile in, applies,
 * is approved, and is looked at in full.
 */
export async function aWholeWay(typed: Typed): Promise<{ customer: Customer; manager: Manager }> {
  const customer = await registered(typed);
  await fillIn(customer, typed);
  return { customer, manager: await reviewed(customer, typed) };
}

async function registered({ email, mobile, password }: Typed): Promise<Customer> {
  await register(aVisitor(), { email, mobile, password, consent: true });
  const { id } = await db.user.findUniqueOrThrow({ where: { emailIndex: keyedIndex("email", email) } });
  await db.user.update({ where: { id }, data: { status: "ACTIVE" } });
  return { ...(await aStranger()), id };
}

async function fillIn(customer: Customer, typed: Typed) {
  const { name, documentNumber, mobile, line, postcode, employer, workLine } = typed;
  const at = async () => String((await findProfile(customer)).version);
  await saveSection(customer, "identity", identity({ name, documentNumber, version: await at() }));
  const home = { mobile, province: "ZJ", city: "杭州市", line, postcode, version: await at() };
  await saveSection(customer, "contact", sectionSchemas.contact.parse(home));
  await saveSection(customer, "employment", employment({ employer, version: await at() }));
  await saveSection(customer, "income", income({ version: await at() }));
  const work = { province: "ZJ" as const, city: "杭州市", line: workLine, postcode };
  await saveAddress(customer, { kind: "WORK", ...work, version: Number(await at()) });
}

async function reviewed(customer: Customer, { opinion, words }: Typed): Promise<Manager> {
  const draft = await aCompleteDraft(customer);
  const manager = { ...(await aManager()), fresh: true };
  const profileVersion = (await findProfile(customer)).version;
  await db.customer.update({ where: { id: customer.id }, data: rest });
  const sending = { applicationId: draft.id, version: draft.version, profileVersion, declaration: true as const };
  await submitApplication(customer, sending);
  await db.application.update({
    where: { id: draft.id },
    data: { status: "IN_REVIEW", managerId: manager.id, claimedAt: new Date() },
  });
  const { version } = await db.application.findUniqueOrThrow({ where: { id: draft.id } });
  const none = { reasons: [], fieldsAsked: [], documentsAsked: [], message: null };
  const judgement = { outcome: "APPROVE" as const, limit: 1_000_000n, opinion, ...none };
  const { mark: adviceMark } = (await adviseOn(db, draft.id))!;
  const overrideReason = "MORE_IS_KNOWN";
  await decide(manager, { applicationId: draft.id, version, profileVersion, adviceMark, overrideReason, ...judgement });
  await revealCustomer(manager, { customerId: customer.id, why: "CONTACT", words });
  return manager;
}

/** Answers that identify nobody, which the check before sending asks for. */
const rest = {
  housingKind: "RENTED",
  monthlyHousingCost: 300_000n,
  livingSince: new Date("2021-03-01"),
  educationLevel: "BACHELOR",
  dependants: 0,
  monthlyRepayment: 0n,
  cardsElsewhere: 0,
  cardLimitsElsewhere: 0n,
  cardBalanceElsewhere: 0n,
} as const;
