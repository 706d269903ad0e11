import { afterEach, expect, test, vi } from "vitest";
import { askSecondLook } from "@/lib/applications/ask-second-look";
import { findApplication } from "@/lib/applications/follow";
import { mayAskSecondLook } from "@/lib/applications/rules";
import { db } from "@/lib/db";
import { compose } from "@/lib/mail/compose";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { listQueue } from "@/lib/queue/queries";
import { readQueueFilters } from "@/lib/queue/schema";
import { transferApplication } from "@/lib/queue/transfer";
import { decide } from "@/lib/reviews/decide";
import { findForReview } from "@/lib/reviews/queries";
import { addDays } from "@/lib/time";
import { aCase, approval, rejection, seenAnew } from "@/tests/support/judgements";
import { aCustomer, aManager, anApplication } from "@/tests/support/make";

async function aRejection() {
  const made = await aCase();
  await decide(made.manager, rejection(made));
  return { ...made, asked: { applicationId: made.id } };
}

afterEach(() => void vi.useRealTimers());

const stateOf = (id: string) => db.application.findUniqueOrThrow({ where: { id } });

test("a rejected application goes back into the queue, for anybody but who rejected it", async () => {
  const { id, manager, customer, asked } = await aRejection();
  await askSecondLook(customer, asked);
  expect(await stateOf(id)).toMatchObject({ status: "SUBMITTED", managerId: null, decidedAt: null, reapplyFrom: null });
  expect((await findApplication(customer, id))!.events.at(-1)).toMatchObject({ kind: "secondLookAsked" });
  const entry = await db.operationLogEntry.findFirstOrThrow({ where: { action: "application.secondLookAsked" } });
  expect(entry).toMatchObject({ actorId: customer.id, objectId: id });

  const other = await aManager();
  const { rows } = await listQueue(other, readQueueFilters({ tab: "unclaimed" }));
  expect(rows.map((row) => [row.id, row.secondLook])).toEqual([[id, true]]);
  expect((await findForReview(manager, id))!.may.claim).toBe(false);
  await expect(claimApplication(manager, id)).rejects.toMatchObject({ code: "queue.ownRejection" });
  await expect(claimNext(manager)).rejects.toMatchObject({ code: "queue.empty" });
  expect(await claimNext(other)).toBe(id);
  const handing = { toId: manager.id, reason: "由原经理处理" };
  await expect(transferApplication(other, id, handing)).rejects.toMatchObject({
    code: "queue.toRejecter",
    field: "toId",
  });
});

test("the other person decides afresh; a second rejection is not looked at a third time", async () => {
  const made = await aRejection();
  await askSecondLook(made.customer, made.asked);
  const manager = await aManager();
  await claimApplication(manager, made.id);
  const { version } = await stateOf(made.id);
  const anew = { ...(await seenAnew(made, 1)), version };
  await decide(manager, rejection({ ...anew, manager }));
  await expect(askSecondLook(made.customer, made.asked)).rejects.toMatchObject({ code: "secondLook.already" });
  expect((await stateOf(made.id)).status).toBe("REJECTED");
  expect(await db.advice.count({ where: { applicationId: made.id } })).toBe(2);
});

test("the other person may approve", async () => {
  const made = await aRejection();
  await askSecondLook(made.customer, made.asked);
  const manager = await aManager();
  await claimApplication(manager, made.id);
  const { version } = await stateOf(made.id);
  expect(await decide(manager, approval({ ...(await seenAnew(made, 1)), version }))).toBe("APPROVED");
});

test("of two windows that ask at once one is refused, and it stands once in the timeline", async () => {
  const { id, customer, asked } = await aRejection();
  const both = await Promise.allSettled([askSecondLook(customer, asked), askSecondLook(customer, asked)]);
  expect(both.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "secondLook.already" } },
  ]);
  expect(await db.applicationEvent.count({ where: { applicationId: id, kind: "secondLookAsked" } })).toBe(1);
});

test("another customer's, an open one, and one that was applied for again are refused", async () => {
  const { customer, asked } = await aRejection();
  await expect(askSecondLook(await aCustomer(), asked)).rejects.toMatchObject({ code: "application.missing" });
  const open = await anApplication();
  await expect(askSecondLook(open.customer, { applicationId: open.id })).rejects.toMatchObject({
    code: "secondLook.notRejected",
  });
  await anApplication({ customer, submittedAt: new Date(Date.now() + 1_000) });
  await expect(askSecondLook(customer, asked)).rejects.toMatchObject({ code: "secondLook.appliedAgain" });
});

test("not even the database lets the person who rejected it take it up again, nor a look without a rejection", async () => {
  const { id, manager, customer, asked } = await aRejection();
  await askSecondLook(customer, asked);
  const take = { status: "IN_REVIEW" as const, managerId: manager.id, claimedAt: new Date() };
  await expect(db.application.update({ where: { id }, data: take })).rejects.toThrow("does not judge it again");
  const open = await anApplication();
  const look = { secondLookAt: new Date() };
  await expect(db.application.update({ where: { id: open.id }, data: look })).rejects.toThrow("looked at again once");
});

test("a customer reads the figures behind the reasons where the advice speaks of them, and nothing else of it", async () => {
  const customer = await aCustomer({ profile: { monthlyIncome: 300_000n } });
  const made = await aCase({ customer, requestedLimit: 3_000_000n });
  await decide(made.manager, { ...rejection(made), reasons: ["LIMIT_REQUESTED_HIGH", "IDENTITY_UNVERIFIED"] });
  const followed = (await findApplication(customer, made.id))!;
  expect(followed.told).toMatchObject([{ code: "LIMIT_REQUESTED_HIGH", field: "limitToIncome", value: 10 }]);
  expect(Object.keys(followed.told[0]!).toSorted()).toEqual(["code", "field", "usual", "value"]);
  expect(JSON.stringify(followed.events)).not.toMatch(/score|grade|"pd"|shortfall|recommendation/);
});

test("the customer hears by letter that another person looks at it", async () => {
  const { id, customer, asked } = await aRejection();
  await askSecondLook(customer, asked);
  const letter = await db.mail.findFirstOrThrow({
    where: { userId: customer.id, template: "SECOND_LOOK_ASKED" },
    select: { id: true, userId: true, template: true, facts: true },
  });
  expect(letter.facts).toEqual({ applicationId: id });
  expect((await compose(letter))!.text).toContain(`/applications/${id}`);
});

test("another person can be asked for sixty days; then a new application says more", async () => {
  const { customer, asked } = await aRejection();
  vi.useFakeTimers({ toFake: ["Date"], now: addDays(new Date(), 61) });
  await expect(askSecondLook(customer, asked)).rejects.toMatchObject({ code: "secondLook.late" });
  const decided = (daysAgo: number) => ({
    status: "REJECTED" as const,
    secondLookAt: null,
    decidedAt: addDays(new Date(), -daysAgo),
  });
  expect([59, 61].map((days) => mayAskSecondLook(decided(days)))).toEqual([true, false]);
});
