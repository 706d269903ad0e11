import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { claimApplication } from "@/lib/queue/claim";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval, type Case, secondSignature, tracesOf } from "@/tests/support/judgements";
import { aCustomer, aManager, aResidentId, dismiss } from "@/tests/support/make";

const limit = 6_000_000n;

/** Signed once, by the manager who has it: 60,000 yuan on a card that always needs two. */
async function aSignedCase(changes: Parameters<typeof aCase>[0] = {}) {
  const made = await aCase({ productCode: "PLATINUM", requestedLimit: limit, ...changes });
  await decide(made.manager, approval(made, limit));
  return { ...made, version: 2 };
}

const aSecond = (limitAuthority = limit) => aManager({ limitAuthority });

test("the second signature grants the limit that the first proposed", async () => {
  const made = await aSignedCase();
  const second = await aSecond();

  expect(await countersign(second, secondSignature(made))).toBe("APPROVED");

  const { application, customer, decisions, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({
    status: "APPROVED",
    grantedLimit: limit,
    version: 3,
    managerId: made.manager.id,
  });
  expect(customer.number).toMatch(/^C\d{8}$/);
  expect(decisions).toMatchObject([
    { step: "FIRST", outcome: "APPROVE", managerId: made.manager.id, onVersion: 1 },
    { step: "SECOND", outcome: "APPROVE", managerId: second.id, onVersion: 2, limit },
  ]);
  expect(steps).toMatchObject([{ kind: "sentForSecondSignature" }, { kind: "approved", actorId: second.id }]);
  expect(entries).toMatchObject([{ action: "application.sentForSecondSignature" }, { action: "application.approved" }]);
  expect(mails).toMatchObject([{ template: "APPLICATION_APPROVED" }]);
});

test("sent back, the case lies with its first manager again, who can sign anew", async () => {
  const made = await aSignedCase();

  expect(await countersign(await aSecond(), secondSignature(made, "SEND_BACK"))).toBe("IN_REVIEW");

  const { application, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({
    status: "IN_REVIEW",
    grantedLimit: null,
    managerId: made.manager.id,
    version: 3,
  });
  expect(steps.at(-1)).toMatchObject({ kind: "sentBack" });
  expect(entries.at(-1)).toMatchObject({ action: "application.sentBack" });
  expect(mails).toEqual([]);

  expect(await decide(made.manager, approval({ ...made, version: 3 }, limit))).toBe("SECOND_REVIEW");
  expect(await countersign(await aSecond(), secondSignature({ ...made, version: 4 }))).toBe("APPROVED");
});

test("sent back after its first manager has gone, the case waits for whoever claims it", async () => {
  const made = await aSignedCase();
  await dismiss(made.manager);

  expect(await countersign(await aSecond(), secondSignature(made, "SEND_BACK"))).toBe("SUBMITTED");

  const { application, steps, entries } = await tracesOf(made);
  expect(application).toMatchObject({ status: "SUBMITTED", grantedLimit: null, managerId: null });
  expect(steps.at(-1)).toMatchObject({ kind: "sentBack" });
  expect(entries.at(-1)).toMatchObject({ action: "application.sentBack" });

  const next = await aSecond();
  await claimApplication(next, made.id);
  expect(await decide(next, approval({ ...made, version: 4 }, limit))).toBe("SECOND_REVIEW");
});

/** Refused with this code, and not a trace of it. */
async function refused(by: Manager, made: Case, outcome: "APPROVE" | "SEND_BACK" = "APPROVE") {
  const before = await tracesOf(made);
  const answer = await countersign(by, secondSignature(made, outcome)).catch((error: unknown) => error);
  expect(await tracesOf(made)).toEqual(before);
  return answer;
}

test("the first signer is never the second, whichever way", async () => {
  const made = await aSignedCase({ manager: await aManager({ limitAuthority: limit }) });
  expect(await refused(made.manager, made)).toMatchObject({ code: "review.firstSigner" });
  expect(await refused(made.manager, made, "SEND_BACK")).toMatchObject({ code: "review.firstSigner" });
});

test("the first signer is not the second even when the case is in other hands meanwhile", async () => {
  const made = await aSignedCase({ manager: await aManager({ limitAuthority: limit }) });
  const other = await aSecond();
  await db.application.update({ where: { id: made.id }, data: { managerId: other.id } });
  expect(await refused(made.manager, made)).toMatchObject({ code: "review.firstSigner" });
});

test("a limit above the second signer's authority is refused with both figures", async () => {
  const made = await aSignedCase();
  const values = { limit: "60,000", authority: "59,999" };
  expect(await refused(await aSecond(5_999_900n), made)).toMatchObject({ code: "review.aboveAuthority", values });
});

test("authority lost since the page was opened counts", async () => {
  const made = await aSignedCase();
  const second = await aSecond();
  await db.user.update({ where: { id: second.id }, data: { limitAuthority: 0n } });
  expect(await refused(second, made)).toMatchObject({ code: "review.aboveAuthority" });
});

test("a profile changed after the first signature can only be sent back", async () => {
  const made = await aSignedCase();
  await db.customer.update({ where: { id: made.customerId }, data: { version: 2 } });
  const second = await aSecond();
  expect(await refused(second, made)).toMatchObject({ code: "review.changedSinceFirst" });
  expect(await countersign(second, secondSignature(made, "SEND_BACK"))).toBe("IN_REVIEW");
});

test("a stale page, a withdrawn case and one that nobody signed are refused", async () => {
  const made = await aSignedCase();
  const second = await aSecond();
  expect(await refused(second, { ...made, version: 1 })).toMatchObject({ code: "review.changed" });
  await db.application.update({ where: { id: made.id }, data: { status: "WITHDRAWN" } });
  expect(await refused(second, made)).toMatchObject({ code: "review.withdrawn" });
  expect(await refused(second, await aCase())).toMatchObject({ code: "review.changed" });
});

test("one document never gets a second customer number by two first signatures either", async () => {
  const profile = { documentNumber: aResidentId() };
  const one = await aSignedCase({ customer: await aCustomer({ profile }) });
  const other = await aSignedCase({ customer: await aCustomer({ profile }) });
  const second = await aSecond();
  await countersign(second, secondSignature(one));
  const { number } = (await tracesOf(one)).customer;
  expect(await refused(second, other)).toMatchObject({ code: "review.alreadyCustomer", values: { number } });
});
