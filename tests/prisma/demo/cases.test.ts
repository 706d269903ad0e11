import { expect, test } from "vitest";
import { limitWithin, mayMove, needsSecondSignature } from "@/lib/applications/rules";
import { DecisionSchema } from "@/lib/applications/schema";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { trueRisk } from "@/prisma/demo/risk";
import { aPlan, peopleOf, today } from "./plan";

const people = peopleOf(aPlan(), 2_000);
const journals = people.flatMap(({ history }) => history.applications);

test("every state occurs, and every kind of step", () => {
  const drafts = people.filter(({ draft }) => draft).map(() => "DRAFT" as const);
  const states = new Set([...journals.map(({ status }) => status), ...drafts]);
  expect([...states].toSorted()).toEqual(Object.values(ApplicationStatus).toSorted());
  const kinds = new Set(journals.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
  expect(kinds.size).toBe(11);
  expect(journals.some(({ previous }) => previous !== null)).toBe(true);
  const waiting = journals.filter(({ status }) => status === "SUBMITTED" || status === "IN_REVIEW");
  expect(waiting.some(({ dueAt }) => dueAt < today)).toBe(true);
  expect(waiting.some(({ dueAt }) => Math.abs(dueAt - today) < 12 * 3_600_000)).toBe(true);
  expect(waiting.some(({ answeredAt }) => answeredAt !== null)).toBe(true);
});

const after = {
  submitted: "SUBMITTED",
  claimed: "IN_REVIEW",
  released: "SUBMITTED",
  transferred: "IN_REVIEW",
  returned: "RETURNED",
  answered: "IN_REVIEW",
  sentForSecondSignature: "SECOND_REVIEW",
  sentBack: "IN_REVIEW",
  approved: "APPROVED",
  rejected: "REJECTED",
  withdrawn: "WITHDRAWN",
} as const;

test("applications move as the rules allow, in time, and nothing lies in the future", () => {
  for (const { steps, status, rounds, round } of journals) {
    let state: ApplicationStatus = "DRAFT";
    let at = 0;
    for (const step of steps) {
      const next = after[step.kind];
      if (step.kind !== "transferred") expect(mayMove(state, next), `${state} to ${next}`).toBe(true);
      expect(step.at).toBeGreaterThanOrEqual(at);
      [state, at] = [next, step.at];
    }
    expect(state).toBe(status);
    expect(at).toBeLessThanOrEqual(today);
    expect(rounds).toHaveLength(round);
  }
});

test("limits lie within the product, and who signs second is somebody else with the authority", () => {
  for (const { product, request, grantedLimit, steps } of journals) {
    const bounds = { minLimit: BigInt(product.minLimit), maxLimit: BigInt(product.maxLimit) };
    expect(limitWithin(bounds, BigInt(request.requestedLimit))).toBe(true);
    if (grantedLimit !== null) expect(limitWithin(bounds, BigInt(grantedLimit))).toBe(true);
    for (const step of steps) {
      if (step.kind !== "approved") continue;
      const first = steps.findLast(({ kind }) => kind === "sentForSecondSignature");
      expect(step.limit).toBeLessThanOrEqual(step.by.authority);
      if (step.second) expect(step.by.id).not.toBe(first!.by!.id);
      else expect(needsSecondSignature(product, BigInt(step.limit), BigInt(step.by.authority))).toBe(false);
    }
  }
});

test("judgements are such as the form lets pass", () => {
  const page = { applicationId: "01990000-0000-7000-8000-000000000000", version: "1", profileVersion: "7" };
  for (const step of journals.slice(0, 500).flatMap(({ steps }) => steps)) {
    const judged =
      step.kind === "returned"
        ? { outcome: "RETURN", fieldsAsked: step.fields, documentsAsked: step.documents, message: step.message }
        : step.kind === "rejected"
          ? { outcome: "REJECT", reasons: step.reasons }
          : step.kind === "approved"
            ? { outcome: "APPROVE", limit: String(step.limit / 100) }
            : null;
    if (!judged || !("opinion" in step)) continue;
    const whole = { reasons: [], fieldsAsked: [], documentsAsked: [], ...page, ...judged, opinion: step.opinion };
    expect(DecisionSchema.safeParse(whole).error?.issues ?? [], JSON.stringify(whole)).toEqual([]);
  }
});

const matured = journals.filter(({ outcome }) => outcome?.monthsOnBook === 12);
const worst = ({ outcome }: (typeof matured)[number]) => outcome!.worstDaysPastDue;
const badShare = (some: typeof matured) => some.filter((one) => worst(one) >= 90).length / some.length;

test("about one matured card in ten goes bad, enough of them to learn from", () => {
  expect(badShare(matured)).toBeGreaterThan(0.08);
  expect(badShare(matured)).toBeLessThan(0.115);
  expect(matured.filter((one) => worst(one) >= 90).length).toBeGreaterThanOrEqual(280);
  expect(matured.filter((one) => worst(one) >= 30 && worst(one) < 90).length).toBeGreaterThan(100);
  for (const { status, decidedAt } of matured) {
    expect(status).toBe("APPROVED");
    expect(today - decidedAt!).toBeGreaterThanOrEqual(365 * 86_400_000);
  }
});

test("a young card is only as late as its months allow", () => {
  const young = journals.flatMap(({ outcome }) => (outcome && outcome.monthsOnBook < 12 ? [outcome] : []));
  expect(young.length).toBeGreaterThan(500);
  expect(young.filter((one) => one.worstDaysPastDue > 31 * one.monthsOnBook)).toEqual([]);
  expect(young.some((one) => one.worstDaysPastDue >= 90)).toBe(true);
});

test("who owes much and has just begun a job pays worse: the outcome follows from the answers", () => {
  const byRisk = matured.toSorted(
    (one, other) => trueRisk(one.answers, one.request) - trueRisk(other.answers, other.request),
  );
  const third = Math.floor(byRisk.length / 3);
  expect(badShare(byRisk.slice(-third))).toBeGreaterThan(3 * badShare(byRisk.slice(0, third)));
  // Not all of it: a card that could be read off the answers would teach nothing.
  expect(badShare(byRisk.slice(0, third))).toBeGreaterThan(0.01);
});

test("of a crowd one in fifty applications is open, and each customer has one on average", () => {
  const crowd = peopleOf(aPlan({ mix: "crowd" }), 20_000).flatMap(({ history }) => history.applications);
  expect(crowd.length / 20_000).toBeGreaterThan(0.88);
  expect(crowd.length / 20_000).toBeLessThan(1.12);
  const open = crowd.filter(({ closedAt }) => closedAt === null).length / crowd.length;
  expect(open).toBeGreaterThan(0.012);
  expect(open).toBeLessThan(0.03);
});
