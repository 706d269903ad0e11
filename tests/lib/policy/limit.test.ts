import fc from "fast-check";
import { expect, test } from "vitest";
import { type LimitFacts, suggestLimit } from "@/lib/policy/limit";

const anyone: fc.Arbitrary<LimitFacts> = fc.record({
  declined: fc.boolean(),
  grade: fc.constantFrom("A", "B", "C", "D", "E"),
  monthlyIncome: fc.integer({ min: 0, max: 200_000 }),
  obligations: fc.integer({ min: 0, max: 100_000 }),
  requestedLimit: fc.integer({ min: 0, max: 1_000_000 }),
  limitsElsewhere: fc.integer({ min: 0, max: 1_000_000 }),
  product: fc.record({
    minLimit: fc.integer({ min: 500, max: 10_000 }),
    maxLimit: fc.integer({ min: 10_000, max: 500_000 }),
  }),
  capped: fc.boolean(),
});

const more = fc.integer({ min: 1, max: 50_000 });
const always = (property: (facts: LimitFacts, step: number) => void) =>
  fc.assert(fc.property(anyone, more, property), { numRuns: 5_000, seed: 1 });

const limitOf = (facts: LimitFacts) => suggestLimit(facts).limit;

test("the limit never rises with debts, with limits elsewhere or with a worse grade", () => {
  always((facts, step) => {
    const limit = limitOf(facts);
    expect(limitOf({ ...facts, obligations: facts.obligations + step })).toBeLessThanOrEqual(limit);
    expect(limitOf({ ...facts, limitsElsewhere: facts.limitsElsewhere + step })).toBeLessThanOrEqual(limit);
    const worse = "ABCDE"["ABCDE".indexOf(facts.grade) + 1] ?? "E";
    expect(limitOf({ ...facts, grade: worse })).toBeLessThanOrEqual(limit);
  });
});

test("the limit never falls with income", () => {
  always((facts, step) => {
    expect(limitOf({ ...facts, monthlyIncome: facts.monthlyIncome + step })).toBeGreaterThanOrEqual(limitOf(facts));
  });
});

test("the limit is nothing when declined, else within the product, never above the wish, in steps of 500", () => {
  always((facts) => {
    const { limit, binding, terms } = suggestLimit(facts);
    if (facts.declined) expect(limit).toBe(0);
    if (limit === 0) return;
    expect(limit).toBeGreaterThanOrEqual(facts.product.minLimit);
    expect(limit).toBeLessThanOrEqual(Math.min(facts.product.maxLimit, facts.requestedLimit));
    expect(limit % 500).toBe(0);
    expect(limit).toBeLessThanOrEqual(terms[binding as keyof typeof terms]);
  });
});
