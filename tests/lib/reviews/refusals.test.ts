import { randomUUIDv7 } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { documentKey } from "@/lib/identity/rules";
import { decide } from "@/lib/reviews/decide";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { open, seal } from "@/lib/vault/seal";
import { aCase, approval, rejection, request, seenAnew, tracesOf } from "@/tests/support/judgements";
import { aCustomer, aManager, aResidentId, dismiss, keyOf } from "@/tests/support/make";

type Decided = Parameters<typeof decide>[1];

/** Refused with this code, and not a trace of it. */
async function refused(by: Parameters<typeof decide>[0], made: Awaited<ReturnType<typeof aCase>>, judgement: Decided) {
  const before = await tracesOf(made);
  const error = await decide(by, judgement).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(await tracesOf(made)).toEqual(before);
  return error;
}

test.each([
  ["SUBMITTED", "review.unclaimed"],
  ["RETURNED", "review.withCustomer"],
  ["SECOND_REVIEW", "review.awaitsSecond"],
  ["WITHDRAWN", "review.withdrawn"],
] as const)("a case that is %s is not decided", async (status, code) => {
  const manager = await aManager();
  const made = await aCase({ manager, status });
  expect(await refused(manager, made, approval(made))).toMatchObject({ code });
});

test("a case that is decided is not decided again", async () => {
  const made = await aCase();
  const { manager } = made;
  await decide(manager, rejection(made));
  expect(await refused(manager, made, approval({ ...made, version: 2 }))).toMatchObject({ code: "review.decided" });
});

test("another manager's case, a stale page and an unknown case are refused", async () => {
  const made = await aCase();
  const { manager } = made;
  expect(await refused(await aManager(), made, approval(made))).toMatchObject({ code: "review.notYours" });
  expect(await refused(manager, made, approval({ ...made, version: 7 }))).toMatchObject({ code: "review.changed" });
  const unknown = { ...approval(made), applicationId: "019aa000-0000-7000-8000-000000000000" };
  expect(await refused(manager, made, unknown)).toMatchObject({ code: "review.missing" });
});

test("a profile that changed after the page was opened stops every outcome", async () => {
  const made = await aCase();
  const { manager } = made;
  await db.customer.update({ where: { id: made.customerId }, data: { version: 2 } });
  for (const judgement of [approval(made), rejection(made), request(made)])
    expect(await refused(manager, made, judgement)).toMatchObject({ code: "review.profileChanged" });
});

test("a manager who has seen the change may decide, but not approve another identity than was sent", async () => {
  const made = await aCase();
  await db.customer.update({ where: { id: made.customerId }, data: { version: 2, monthlyIncome: 900_000n } });
  const document = keyedIndex("document", documentKey("RESIDENT_ID", aResidentId()));
  for (const another of [{ documentIndex: document }, { nameIndex: keyedIndex("name", "周雨彤") }]) {
    const kept = await db.customer.findUniqueOrThrow({ where: { id: made.customerId } });
    await db.customer.update({ where: { id: made.customerId }, data: another });
    const seen = { ...made, profileVersion: 2 };
    expect(await refused(made.manager, made, approval(seen))).toMatchObject({ code: "review.identityChanged" });
    const { documentIndex, nameIndex } = kept;
    await db.customer.update({ where: { id: made.customerId }, data: { documentIndex, nameIndex } });
  }
  expect(await decide(made.manager, approval(await seenAnew(made, 2)))).toBe("APPROVED");
});

test("an answered correction of something else does not make another identity good", async () => {
  const made = await aCase();
  const sent = await db.submission.findFirstOrThrow({ where: { applicationId: made.id } });
  const id = randomUUIDv7();
  const key = await keyOf(made.customerId);
  const place = (row: string) => ({ table: "Submission", column: "identitySealed", row });
  const identitySealed = seal(key, place(id), open(key, place(sent.id), sent.identitySealed));
  const second = { ...sent, id, round: 2, profileVersion: 2, answers: sent.answers as object, identitySealed };
  await db.submission.create({ data: second });
  await db.application.update({ where: { id: made.id }, data: { round: 2 } });
  const nameIndex = keyedIndex("name", "周雨彤");
  await db.customer.update({ where: { id: made.customerId }, data: { version: 2, nameIndex } });

  const seen = approval({ ...made, profileVersion: 2 });
  expect(await refused(made.manager, made, seen)).toMatchObject({ code: "review.identityChanged" });
});

test("a limit outside the product's bounds is refused beside the field, with the bounds", async () => {
  const made = await aCase();
  const { manager } = made;
  const refusal = { code: "limit.outside", field: "limit", values: { min: "3,000", max: "30,000" } };
  expect(await refused(manager, made, approval(made, 299_900n))).toMatchObject(refusal);
  expect(await refused(manager, made, approval(made, 3_000_100n))).toMatchObject(refusal);
});

test("who lost the role or the account since the page was opened decides nothing", async () => {
  const made = await aCase();
  const { manager } = made;
  await db.user.update({ where: { id: manager.id }, data: { role: "ADMIN" } });
  expect(await refused(manager, made, approval(made))).toMatchObject({ code: "review.notManager" });
  await db.user.update({ where: { id: manager.id }, data: { role: "MANAGER" } });
  await dismiss(manager);
  expect(await refused(manager, made, approval(made))).toMatchObject({ code: "review.notManager" });
});

test("one document never gets a second customer number, and staff learn which one it has", async () => {
  const documentNumber = aResidentId();
  const manager = await aManager();
  const first = await aCase({ manager, customer: await aCustomer({ profile: { documentNumber } }) });
  await decide(manager, approval(first));
  const { number } = (await tracesOf(first)).customer;

  const second = await aCase({ manager, customer: await aCustomer({ profile: { documentNumber } }) });
  const refusal = { code: "review.alreadyCustomer", values: { number } };
  expect(await refused(manager, second, approval(second))).toMatchObject(refusal);
  await db.user.update({ where: { id: manager.id }, data: { limitAuthority: 0n } });
  expect(await refused(manager, second, approval(second))).toMatchObject(refusal);
  expect(await decide(manager, rejection(second))).toBe("REJECTED");
});

test("a page without script rejects only with the letter it has shown", async () => {
  const made = await aCase();
  const judgement = rejection(made);
  for (const letter of ["", "REPAYMENTS_HIGH", "JOB_TOO_RECENT,REPAYMENTS_HIGH"])
    await expect(decide(made.manager, { ...judgement, letter })).rejects.toMatchObject({ code: "review.letterUnseen" });
  expect(await decide(made.manager, { ...judgement, letter: "REPAYMENTS_HIGH,JOB_TOO_RECENT" })).toBe("REJECTED");
});
