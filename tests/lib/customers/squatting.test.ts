import { expect, test } from "vitest";
import { listOwnEntries } from "@/lib/audit/queries";
import type { Customer } from "@/lib/auth/actor";
import { findProfile } from "@/lib/customers/queries";
import { saveSection } from "@/lib/customers/update-profile";
import { db } from "@/lib/db";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval, tracesOf } from "@/tests/support/judgements";
import { aCustomer, aManager, aResidentId, aStranger } from "@/tests/support/make";
import { identity } from "@/tests/support/sections";

/** All that a customer can see after giving a document number: the answer, the own profile, history and mail. */
async function seenAfter(customer: Customer, documentNumber: string) {
  const answer = await saveSection(customer, "identity", identity({ documentNumber })).catch(({ code }) => code);
  const { profile, version, number } = await findProfile(customer);
  const { entries } = await listOwnEntries(customer, {});
  const mails = await db.mail.count({ where: { userId: customer.id } });
  const told = entries.map(({ action, detail }) => [action, detail]);
  return { answer, profile: { ...profile, documentNumber: "", mobile: "" }, version, number, told, mails };
}

test("[AU-17] a number somebody else has given first is taken from its owner without a word", async () => {
  const documentNumber = aResidentId();
  const attacker = await seenAfter(await aStranger(), documentNumber);
  const victim = await seenAfter(await aStranger(), documentNumber);
  expect(victim).toEqual(attacker);
  expect(victim.answer).toEqual({ version: 2, changed: true });
});

test("[AU-17] whether the bank knows a number is not to be found out by giving it", async () => {
  const documentNumber = aResidentId();
  const known = await aCase({ customer: await aCustomer({ profile: { documentNumber } }) });
  await decide(known.manager, approval(known));
  const ofKnown = await seenAfter(await aStranger(), documentNumber);
  const ofUnknown = await seenAfter(await aStranger(), aResidentId());
  expect(ofKnown).toEqual(ofUnknown);
});

test("[AU-17] the owner is approved although somebody else gave the number first", async () => {
  const documentNumber = aResidentId();
  await aCustomer({ profile: { documentNumber } });
  const owner = await aCase({ customer: await aCustomer({ profile: { documentNumber } }) });
  await decide(owner.manager, approval(owner));
  expect((await tracesOf(owner)).customer.number).not.toBeNull();
});

test("[AU-17] a conflict is told to staff when they approve, and to no customer", async () => {
  const documentNumber = aResidentId();
  const manager = await aManager();
  const owner = await aCase({ manager, customer: await aCustomer({ profile: { documentNumber } }) });
  const squatter = await aCase({ manager, customer: await aCustomer({ profile: { documentNumber } }) });
  await decide(manager, approval(owner));
  const before = await tracesOf(squatter);
  const { number } = (await tracesOf(owner)).customer;

  const refusal = { code: "review.alreadyCustomer", values: { number } };
  await expect(decide(manager, approval(squatter))).rejects.toMatchObject(refusal);
  expect(await tracesOf(squatter)).toEqual(before);
  const { entries } = await listOwnEntries(squatter.customer, {});
  expect(JSON.stringify(entries)).not.toContain(number);
});
