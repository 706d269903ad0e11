import { expect, test } from "vitest";
import { thaw } from "@/lib/applications/answers";
import { submitApplication } from "@/lib/applications/submit";
import type { Customer } from "@/lib/auth/actor";
import { readProfile } from "@/lib/customers/read-profile";
import { db } from "@/lib/db";
import { addWorkingDays, shanghaiDay } from "@/lib/time";
import { open } from "@/lib/vault/seal";
import { aCompleteDraft, aCustomer, aDocument, aDraft, aManager, anApplication, keyOf } from "@/tests/support/make";

const sending = ({ id, version }: { id: string; version: number }, profileVersion = 1) => ({
  applicationId: id,
  version,
  profileVersion,
  declaration: true as const,
});

test("a complete draft is sent: number, due time, frozen answers, step, log entry and mail", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  const before = Date.now();
  expect(await submitApplication(customer, sending(draft))).toEqual({ id: draft.id });

  const sent = await db.application.findUniqueOrThrow({ where: { id: draft.id }, select: whole });
  const submittedAt = sent.submittedAt!;
  expect(sent).toMatchObject({ status: "SUBMITTED", round: 1, managerId: null, version: draft.version + 1 });
  expect(sent.number).toMatch(new RegExp(`^XK${shanghaiDay(submittedAt).replaceAll("-", "")}-\\d{6}$`));
  expect(submittedAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(sent.dueAt).toEqual(addWorkingDays(submittedAt, 5));
  expect(sent.events).toEqual([{ kind: "submitted", actorId: customer.id, facts: { round: 1 } }]);
  expect(await log()).toEqual([{ actorId: customer.id, objectId: draft.id, detail: { number: sent.number } }]);
  expect(await mails()).toEqual([{ userId: customer.id, facts: { applicationId: draft.id } }]);
});

test("the answers are frozen as they were, the identity sealed", async () => {
  const customer = await aCustomer({ email: "yutong@example.com" });
  const draft = await aCompleteDraft(customer);
  await submitApplication(customer, sending(draft));

  const [round] = await db.submission.findMany();
  const key = await keyOf(customer.id);
  const place = { table: "Submission", column: "identitySealed", row: round!.id };
  const { profile } = await readProfile(db, customer.id);
  expect(thaw(round!.answers, open(key, place, round!.identitySealed))).toEqual({
    ...profile,
    productCode: "STANDARD",
    requestedLimit: 3_000_000n,
    email: "yutong@example.com",
  });
  expect(round).toMatchObject({ round: 1, profileVersion: 1, documentIds: draft.documentIds });
  expect(JSON.stringify(round!.answers)).not.toMatch(/周雨桐|310012|文三路|西湖软件/);
});

test("of twenty sendings at once one takes effect, and all answer with the same application", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  const all = await Promise.all(Array.from({ length: 20 }, () => submitApplication(customer, sending(draft))));

  expect(new Set(all.map(({ id }) => id))).toEqual(new Set([draft.id]));
  const counts = [db.application.count(), db.submission.count(), db.applicationEvent.count(), db.mail.count()];
  expect(await Promise.all(counts)).toEqual([1, 1, 1, 1]);
  expect(await log()).toHaveLength(1);
});

test("sending again what was sent answers with the first result, also when it is decided by now", async () => {
  const { id, customer } = await anApplication({ status: "REJECTED" });
  expect(await submitApplication(customer, sending({ id, version: 1 }))).toEqual({ id });
  expect(await mails()).toEqual([]);
});

test("a draft or a profile that changed since the check page is not sent", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  await refused(customer, sending({ ...draft, version: draft.version + 1 }), "application.answersChanged");
  await db.customer.update({ where: { id: customer.id }, data: { version: 2 }, select: { id: true } });
  await refused(customer, sending(draft), "application.answersChanged");
  await submitApplication(customer, sending(draft, 2));
});

test("while the profile is being saved nothing is sent on a half-known answer", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  const saving = db.$transaction(async (tx) => {
    await tx.customer.update({
      where: { id: customer.id },
      data: { monthlyIncome: 1n, version: 2 },
      select: { id: true },
    });
    await new Promise((done) => setTimeout(done, 300));
  });
  await new Promise((done) => setTimeout(done, 100));
  await refused(customer, sending(draft), "application.answersChanged");
  await saving;
});

test("an incomplete draft is not sent: no card, an answer or a document missing", async () => {
  const customer = await aCustomer();
  const empty = await aDraft(customer, { productCode: null, requestedLimit: null });
  await refused(customer, sending(empty), "application.incomplete");
  await db.application.update({ where: { id: empty.id }, data: gold, select: { id: true } });
  for (const kind of ["ID_FRONT", "ID_BACK"] as const) await aDocument(customer, empty.id, kind);
  await refused(customer, sending(empty), "application.incomplete");
  await aDocument(customer, empty.id, "INCOME_PROOF");
  await db.customer.update({ where: { id: customer.id }, data: { monthlyIncome: null }, select: { id: true } });
  await refused(customer, sending(empty), "application.incomplete");
  await db.customer.update({ where: { id: customer.id }, data: { monthlyIncome: 1n }, select: { id: true } });
  await submitApplication(customer, sending(empty));
});

test("somebody below the card's age is refused", async () => {
  const customer = await aCustomer({ profile: { birthDate: "2015-06-01" } });
  await refused(customer, sending(await aCompleteDraft(customer)), "application.tooYoung");
});

test("a second application for a card is refused while one is open, however it came about", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  await anApplication({ customer, status: "IN_REVIEW" });
  await refused(customer, sending(draft), "application.open");
});

test("a limit outside the card's bounds, and a card that is not welcome yet, are refused", async () => {
  const customer = await aCustomer();
  const draft = await aCompleteDraft(customer);
  await db.application.update({ where: { id: draft.id }, data: { requestedLimit: 1n }, select: { id: true } });
  await refused(customer, sending(draft), "limit.tooLow");
  await db.application.update({ where: { id: draft.id }, data: gold, select: { id: true } });
  await anApplication({ customer, productCode: "GOLD", status: "REJECTED", reapplyFrom: new Date("2999-01-01") });
  await refused(customer, sending(draft), "application.reapplyLater");
});

test("another's draft does not exist for sending, and stays", async () => {
  const draft = await aCompleteDraft(await aCustomer());
  const stranger = await aCustomer();
  await refused(stranger, sending(draft), "application.missing");
  await refused(stranger, sending({ id: (await aManager()).id, version: 1 }), "application.missing");
  expect(await db.application.count({ where: { status: "DRAFT" } })).toBe(1);
});

async function refused(customer: Customer, what: ReturnType<typeof sending>, code: string) {
  const traces = async () => [await db.submission.count(), await db.mail.count(), (await log()).length];
  const before = await traces();
  await expect(submitApplication(customer, what)).rejects.toMatchObject({ code });
  expect(await traces()).toEqual(before);
}

const gold = { productCode: "GOLD", requestedLimit: 2_000_000n };

const log = () =>
  db.operationLogEntry.findMany({
    where: { action: "application.submitted" },
    select: { actorId: true, objectId: true, detail: true },
  });

const mails = () =>
  db.mail.findMany({ where: { template: "APPLICATION_SUBMITTED" }, select: { userId: true, facts: true } });

const whole = {
  status: true,
  round: true,
  number: true,
  version: true,
  managerId: true,
  submittedAt: true,
  dueAt: true,
  events: { select: { kind: true, actorId: true, facts: true } },
} as const;
