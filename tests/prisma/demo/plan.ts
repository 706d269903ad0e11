import type { Plan } from "@/prisma/demo/plan";
import { signersOf, staffOf } from "@/prisma/demo/staff";
import { customersOf, type MadeCustomer } from "@/prisma/demo/story";

const product = (code: string, [minLimit, maxLimit, minMonthlyIncome]: number[], secondSignature = false) => ({
  code,
  minLimit: minLimit!,
  maxLimit: maxLimit!,
  minMonthlyIncome: minMonthlyIncome!,
  serviceDays: 5,
  reapplyAfterDays: 0,
  secondSignature,
});

const products = [
  product("STANDARD", [300_000, 3_000_000, 200_000]),
  product("GOLD", [1_000_000, 5_000_000, 500_000]),
  product("PLATINUM", [5_000_000, 20_000_000, 1_500_000], true),
  product("FIRST", [100_000, 800_000, 0]),
  product("DRIVER", [500_000, 5_000_000, 300_000]),
  product("GLOBE", [1_000_000, 10_000_000, 500_000], true),
];

/** A Wednesday afternoon in Shanghai. */
export const today = Date.parse("2026-11-18T06:30:00Z");

export function aPlan(change: Partial<Plan> = {}): Plan {
  const managers = signersOf(staffOf(1, today));
  const consents: Plan["consents"] = [["TERMS", "2026-11"]];
  return { seed: 1, today, mix: "demo", cold: false, products, managers, declaration: "2026-11", consents, ...change };
}

export const peopleOf = (plan: Plan, count: number): MadeCustomer[] => [
  ...customersOf(plan, { from: 0, to: count, first: 1, all: count }),
];
