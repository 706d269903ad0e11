import { expect, test } from "vitest";
import { answerCorrection } from "@/lib/applications/answer-correction";
import { thaw } from "@/lib/applications/answers";
import { correctLimit } from "@/lib/applications/correct-limit";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { open } from "@/lib/vault/seal";
import { aCustomer, aDocument, aDraft, anApplication, dismiss, keyOf } from "@/tests/support/make";

const day = 24 * 3_600_000;

const sending = (applicationId: string, { version = 1, profileVersion = 1 } = {}) => ({
  applicationId,
  version,
  profileVersion,
  declaration: true as const,
});

test("an answered correction goes back to the same manager, with a new round, its step and log entry", async () => {
  const { id, customer, manager } = await anApplication({ status: "RETURNED" });
  await changeProfile(customer, { monthlyIncome: 1_500_000n });
  expect(await answerCorrection(customer, sending(id))).toEqual({ id });

  const answered = await db.application.findUniqueOrThrow({ where: { id } });
  expect(answered).toMatchObject({
    status: "IN_REVIEW",
    round: 2,
    managerId: manager!.id,
    version: 2,
    returnedAt: null,
  });
  expect(answered.answeredAt).not.toBeNull();
  expect((await round(customer, id, 2)).monthlyIncome).toBe(1_500_000n);
  expect((await round(customer, id, 1)).monthlyIncome).toBe(1_200_000n);
  const steps = await db.applicationEvent.findMany({ where: { kind: "answered" } });
  expect(steps).toMatchObject([{ actorId: customer.id, facts: { round: 2 } }]);
  expect(await db.operationLogEntry.findMany({ select: { action: true, objectId: true, detail: true } })).toEqual([
    { action: "application.answered", objectId: id, detail: { round: 2 } },
  ]);
});

test("the due time moves by the time the customer had it", async () => {
  const dueAt = new Date(Date.now() + 2 * day);
  const { id, customer } = await anApplication({
    status: "RETURNED",
    dueAt,
    returnedAt: new Date(Date.now() - 3 * day),
  });
  await answerCorrection(customer, sending(id));
  const answered = await db.application.findUniqueOrThrow({ where: { id }, select: { dueAt: true } });
  expect(Math.abs(answered.dueAt!.getTime() - dueAt.getTime() - 3 * day)).toBeLessThan(5_000);
});

test("what was not asked for cannot change with a correction, whatever the profile says by now", async () => {
  const { id, customer } = await anApplication({ status: "RETURNED", fieldsAsked: ["monthlyRepayment"] });
  await changeProfile(customer, { monthlyIncome: 9_900_000n, monthlyRepayment: 200_000n, sex: "MALE" });
  await db.application.update({ where: { id }, data: { requestedLimit: 1_000_000n }, select: { id: true } });
  await answerCorrection(customer, sending(id));

  const [before, after] = [await round(customer, id, 1), await round(customer, id, 2)];
  expect(after).toEqual({ ...before, monthlyRepayment: 200_000n });
});

test("answers that belong together are corrected together", async () => {
  const { id, customer } = await anApplication({ status: "RETURNED", fieldsAsked: ["cardsElsewhere"] });
  await changeProfile(customer, { cardsElsewhere: 2, cardLimitsElsewhere: 5_000_000n, dependants: 3 });
  await answerCorrection(customer, sending(id));
  expect(await round(customer, id, 2)).toMatchObject({
    cardsElsewhere: 2,
    cardLimitsElsewhere: 5_000_000n,
    dependants: 0,
  });
});

test("a document asked for must be new; kinds not asked for stay as they were sent", async () => {
  const customer = await aCustomer();
  const { id } = await anApplication({
    customer,
    status: "RETURNED",
    fieldsAsked: [],
    documentsAsked: ["INCOME_PROOF"],
  });
  await refused(customer, id, "correction.documentMissing");
  await aDocument(customer, id, "INCOME_PROOF");
  await aDocument(customer, id, "OTHER");
  await answerCorrection(customer, sending(id));

  const { documentIds } = await db.submission.findFirstOrThrow({ where: { round: 2 }, select: { documentIds: true } });
  const kinds = await db.document.findMany({ where: { id: { in: documentIds } }, select: { kind: true } });
  expect(kinds).toEqual([{ kind: "INCOME_PROOF" }]);
});

test("a manager who has left does not get the answer: it waits for whoever claims it", async () => {
  const { id, customer, manager } = await anApplication({ status: "RETURNED" });
  await dismiss(manager!);
  await answerCorrection(customer, sending(id));
  expect(await db.application.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "SUBMITTED",
    managerId: null,
    claimedAt: null,
    answeredAt: expect.any(Date),
    round: 2,
  });
});

test("of twenty answers at once one takes effect, and a later one finds the first", async () => {
  const { id, customer } = await anApplication({ status: "RETURNED" });
  await Promise.all(Array.from({ length: 20 }, () => answerCorrection(customer, sending(id))));
  expect(await answerCorrection(customer, sending(id))).toEqual({ id });
  expect(await db.submission.count()).toBe(2);
  expect(await db.applicationEvent.count({ where: { kind: "answered" } })).toBe(1);
});

test("an answer from a stale page, or with an answer missing, is refused", async () => {
  const { id, customer } = await anApplication({ status: "RETURNED" });
  await refused(customer, id, "correction.changed", { version: 2 });
  await refused(customer, id, "correction.changed", { profileVersion: 2 });
  await changeProfile(customer, { monthlyIncome: null });
  await refused(customer, id, "correction.incomplete");
});

test("only an own application that waits for its customer takes an answer", async () => {
  const { id, customer } = await anApplication();
  await refused(customer, id, "correction.closed");
  const withdrawn = await anApplication({ customer, productCode: "GOLD", status: "WITHDRAWN" });
  await refused(customer, withdrawn.id, "correction.closed");
  const returned = await anApplication({ status: "RETURNED" });
  await refused(customer, returned.id, "application.missing");
  await refused(customer, (await aDraft(customer)).id, "application.missing");
});

test("the limit is corrected when it was asked for, within the card's bounds, and not otherwise", async () => {
  const { id, customer } = await anApplication({ status: "RETURNED", fieldsAsked: ["requestedLimit"] });
  const correct = (requestedLimit: bigint, version = 1) =>
    correctLimit(customer, { applicationId: id, requestedLimit, version });
  await expect(correct(1n)).rejects.toMatchObject({ code: "limit.tooLow", field: "requestedLimit" });
  await correct(1_000_000n);
  await correct(1_000_000n);
  await expect(correct(1_500_000n)).rejects.toMatchObject({ code: "application.changedElsewhere" });
  expect(await db.operationLogEntry.findMany({ select: { action: true, detail: true } })).toEqual([
    { action: "application.limitCorrected", detail: { limit: "1000000" } },
  ]);
  await answerCorrection(customer, sending(id, { version: 2 }));
  expect((await round(customer, id, 2)).requestedLimit).toBe(1_000_000n);

  for (const other of [await anApplication({ status: "RETURNED" }), await anApplication()]) {
    const refusal = correctLimit(other.customer, { applicationId: other.id, requestedLimit: 1_000_000n, version: 1 });
    await expect(refusal).rejects.toMatchObject({ code: "correction.closed" });
  }
});

async function refused(customer: Customer, id: string, code: string, versions = {}) {
  await expect(answerCorrection(customer, sending(id, versions))).rejects.toMatchObject({ code });
  expect(await db.applicationEvent.count({ where: { kind: "answered" } })).toBe(0);
  expect(await db.submission.count({ where: { round: 2 } })).toBe(0);
}

type ProfileChange = Parameters<typeof db.customer.update>[0]["data"];

const changeProfile = (customer: Customer, data: ProfileChange) =>
  db.customer.update({ where: { id: customer.id }, data, select: { id: true } });

async function round(customer: Customer, applicationId: string, which: number) {
  const { id, answers, identitySealed } = await db.submission.findFirstOrThrow({
    where: { applicationId, round: which },
  });
  const place = { table: "Submission", column: "identitySealed", row: id };
  return thaw(answers, open(await keyOf(customer.id), place, identitySealed));
}
