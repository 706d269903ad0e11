import type { LimitPolicy } from "@/lib/policy/schema";

/** What the first limit depends on, in whole yuan a month where it is a flow. */
export type LimitFacts = {
  declined: boolean;
  grade: string;
  monthlyIncome: number;
  /** Instalments and housing already owed each month. */
  obligations: number;
  requestedLimit: number;
  limitsElsewhere: number;
  product: { minLimit: number; maxLimit: number };
  /** Students and incomes that nobody has verified are kept low. */
  capped: boolean;
};

export type LimitTerm = "product" | "grade" | "burden" | "requested" | "exposure" | "cap";

/** The limit, what bound it, and every term's own say. `limit` is 0 where not even the product's least can be borne. */
export type SuggestedLimit = {
  limit: number;
  binding: LimitTerm | "declined" | "belowProduct";
  terms: Record<LimitTerm, number>;
};

/** How limits are found until the bank publishes something else. */
export const limitPolicy: LimitPolicy = {
  multiples: { A: 6, B: 5, C: 4, D: 2.5, E: 1 },
  burdenCap: 0.6,
  leastPayment: 0.1,
  exposureMonths: 12,
  cap: 5_000,
  step: 500,
};

/** The lowest of all terms, floored to 500 yuan. Each term is shown, so that the sum can be done by hand. */
export function suggestLimit(facts: LimitFacts, policy = limitPolicy): SuggestedLimit {
  const { monthlyIncome: income, product } = facts;
  const terms: Record<LimitTerm, number> = {
    product: product.maxLimit,
    grade: (policy.multiples[facts.grade as keyof LimitPolicy["multiples"]] ?? 0) * income,
    burden: Math.max(0, policy.burdenCap * income - facts.obligations) / policy.leastPayment,
    requested: facts.requestedLimit,
    exposure: Math.max(0, policy.exposureMonths * income - facts.limitsElsewhere),
    cap: facts.capped ? policy.cap : Number.MAX_SAFE_INTEGER,
  };
  const names = Object.keys(terms) as LimitTerm[];
  const binding = names.reduce((least, name) => (terms[name] < terms[least] ? name : least), names[0]!);
  if (facts.declined) return { limit: 0, binding: "declined", terms };
  const limit = Math.floor(terms[binding] / policy.step) * policy.step;
  return limit < product.minLimit ? { limit: 0, binding: "belowProduct", terms } : { limit, binding, terms };
}
