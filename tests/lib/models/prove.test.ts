import { expect, test } from "vitest";
import { anybody } from "@/bench/advice-people";
import { expertCard } from "@/lib/advice/expert-card";
import type { Matured } from "@/lib/advice/outcomes";
import { proveCard, splitByTime } from "@/lib/models/prove";
import { promotionOf } from "@/lib/models/rules";
import { hashOf } from "@/lib/scoring/build";
import { seeded } from "@/lib/scoring/seeded";
import { aReport } from "@/tests/support/models";

const random = seeded(7);
/** People who go bad the more often the more they owe, in the order of their applications. */
const cases = anybody(1_200, 3).map(
  (features, at): Matured => ({
    applicationId: `${at}`,
    customerId: `${at}`,
    submittedAt: new Date(Date.UTC(2025, 0, 1) + at * 3_600_000),
    features,
    bad: random() < 0.05 + 0.4 * Math.min(1, Number(features.debtToIncome)),
  }),
);

test("a card is proved on the latest quarter, and learned without it", () => {
  const { earlier, later } = splitByTime(cases.toReversed())!;
  expect([earlier.length, later.length]).toEqual([900, 300]);
  expect(Math.max(...earlier.map(({ submittedAt }) => +submittedAt))).toBeLessThan(+later[0]!.submittedAt);
  expect(splitByTime(cases.map((one) => ({ ...one, bad: false })))).toBeNull();
  const twice = splitByTime(cases.map((one, at) => ({ ...one, customerId: `${at % 1_000}` })))!;
  const met = new Set(twice.later.map(({ customerId }) => customerId));
  expect(twice.earlier.filter(({ customerId }) => met.has(customerId))).toEqual([]);
});

test("the expert card beside itself gains nothing, and its classes add up", () => {
  const { earlier, later } = splitByTime(cases)!;
  const proof = proveCard(expertCard, earlier, later);
  expect(proof.gain).toEqual({ value: 0, low: 0, high: 0 });
  expect(proof.card).toEqual(proof.expert);
  expect(proof.card.auc.low).toBeLessThan(proof.card.auc.value);
  expect(proof.classes.reduce((sum, { rows }) => sum + rows, 0)).toBe(300);
  expect(proof.classes.reduce((sum, { bads }) => sum + bads, 0)).toBe(proof.later.bads);
});

test("a card that knows what counts gains with certainty over one that does not", () => {
  const { earlier, later } = splitByTime(cases)!;
  const { hash: _, ...rest } = expertCard;
  const only = { ...rest, terms: rest.terms.filter((term) => term.field === "debtToIncome") };
  const proof = proveCard({ ...only, hash: hashOf(only) }, earlier, later);
  expect(proof.gain.value).toBeGreaterThan(0.02);
  expect(proof.gain.low).toBeLessThan(proof.gain.value);
  expect(proof.gain.high).toBeGreaterThan(proof.gain.value);
});

test("each condition of a promotion is said by itself", () => {
  const failing = (report: ReturnType<typeof aReport>) =>
    promotionOf(report)
      .filter(({ holds }) => !holds)
      .map(({ name }) => name);
  expect(failing(aReport())).toEqual([]);
  expect(failing(aReport({ bads: 249, roundingCost: 0.0011 }))).toEqual(["cases", "rounding"]);
  expect(failing(aReport({ proof: null }))).toEqual(["gain", "certain", "slope"]);
});
