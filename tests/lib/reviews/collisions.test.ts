import { expect, test } from "vitest";
import { withdrawApplication } from "@/lib/applications/withdraw";
import { db, type Tx, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval, type Case, rejection, request, tracesOf } from "@/tests/support/judgements";
import { aCustomer, aManager, aResidentId } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (!(result.reason instanceof Refusal)) throw result.reason;
    return [result.reason.code];
  });

/** Both orders of two people at once, a few times. */
const rounds = 6;

test("[CC-01] of fifty decisions at once exactly one counts, and the others are told", async () => {
  for (let round = 0; round < 200; round += 1) {
    const made = await aCase();
    const choices = [approval(made), rejection(made), request(made)];
    const deciders = Array.from({ length: 50 }, (_, index) => decide(made.manager, choices[index % 3]!));

    const codes = codesOf(await Promise.allSettled(deciders));

    expect(codes).toHaveLength(49);
    expect(codes.every((code) => ["review.decided", "review.withCustomer"].includes(code))).toBe(true);
    const { application, decisions, steps, entries, mails } = await tracesOf(made);
    expect([decisions.length, steps.length, entries.length, mails.length]).toEqual([1, 1, 1, 1]);
    expect(application.version).toBe(2);
  }
}, 300_000);

test("[CC-01] of fifty second signatures at once exactly one counts", async () => {
  const made = await aCase({ manager: await aManager({ limitAuthority: 0n }) });
  await decide(made.manager, approval(made));
  const seconds = await Promise.all(Array.from({ length: 10 }, () => aManager()));
  const sign = (index: number, outcome: "APPROVE" | "SEND_BACK") =>
    countersign(seconds[index % 10]!, { applicationId: made.id, version: 2, outcome, opinion: "复核意见：资料相符。" });

  const signing = Array.from({ length: 50 }, (_, index) => sign(index, index % 2 ? "APPROVE" : "SEND_BACK"));
  expect(codesOf(await Promise.allSettled(signing))).toHaveLength(49);

  const { decisions, steps, entries } = await tracesOf(made);
  expect([decisions.length, steps.length, entries.length]).toEqual([2, 2, 2]);
}, 60_000);

test("[CC-01] of a decision and a withdrawal at once one counts", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await aCase();
    const both = [() => decide(made.manager, approval(made)), () => withdrawApplication(made.customer, made.id)];
    if (round % 2) both.reverse();
    const codes = codesOf(await Promise.allSettled(both.map((deed) => deed())));

    const { application, decisions, mails } = await tracesOf(made);
    expect(codes).toEqual([application.status === "APPROVED" ? "application.decided" : "review.withdrawn"]);
    expect(decisions).toHaveLength(application.status === "APPROVED" ? 1 : 0);
    expect(mails).toHaveLength(1);
  }
});

/** Stands between the two at a moment of our choosing: the change holds its row until the decision waits for it. */
async function whileHeld(change: (tx: Tx) => Promise<unknown>, made: Case) {
  let deciding: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await change(tx);
    deciding = decide(made.manager, approval(made)).catch((error: unknown) => error);
    await someoneWaits();
  });
  return deciding;
}

async function someoneWaits() {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await asOwner(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    if (waiting.length > 0) return;
    await new Promise((wake) => setTimeout(wake, 10));
  }
  throw new Error("the decision did not wait for the change");
}

test("a profile saved while the decision is on its way stops it (CC-06)", async () => {
  const made = await aCase();
  const save = { where: { id: made.customerId }, data: { monthlyIncome: 1n, version: 2 }, select: { id: true } };
  expect(await whileHeld((tx) => tx.customer.update(save), made)).toMatchObject({ code: "review.profileChanged" });
  expect((await tracesOf(made)).decisions).toEqual([]);
});

test("a case handed to somebody else while the decision is on its way stops it (CC-06)", async () => {
  const made = await aCase();
  const { id: managerId } = await aManager();
  const transfer = { where: { id: made.id }, data: { managerId, version: 2 }, select: { id: true } };
  expect(await whileHeld((tx) => tx.application.update(transfer), made)).toMatchObject({ code: "review.notYours" });
  expect((await tracesOf(made)).decisions).toEqual([]);
});

test("a role lost while the decision is on its way stops it (CC-06)", async () => {
  const made = await aCase();
  const demote = { where: { id: made.manager.id }, data: { role: "ADMIN" as const }, select: { id: true } };
  expect(await whileHeld((tx) => tx.user.update(demote), made)).toMatchObject({ code: "review.notManager" });
  expect((await tracesOf(made)).decisions).toEqual([]);
});

test("a profile cannot change under a decision that holds the case", async () => {
  const made = await aCase();
  const save = { where: { id: made.customerId }, data: { version: { increment: 1 } }, select: { version: true } };
  await Promise.all(
    [decide(made.manager, approval(made)), db.customer.update(save)].map((deed) => deed.catch(() => {})),
  );
  const { decisions, customer } = await tracesOf(made);
  expect(decisions.length).toBe(customer.number ? 1 : 0);
});

test("two approvals of one document at once give one customer number, and the other is told which", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const profile = { documentNumber: aResidentId() };
    const cases = [
      await aCase({ customer: await aCustomer({ profile }) }),
      await aCase({ customer: await aCustomer({ profile }) }),
    ];
    const codes = codesOf(await Promise.allSettled(cases.map((made) => decide(made.manager, approval(made)))));
    expect(codes).toEqual(["review.alreadyCustomer"]);
    expect(
      await db.customer.count({ where: { id: { in: cases.map(({ customerId }) => customerId) }, number: null } }),
    ).toBe(1);
  }
});
