import type { Features } from "@/lib/advice/features";
import { seeded } from "@/lib/scoring/seeded";

export const product = { minLimit: 100_000n, maxLimit: 10_000_000n, minMonthlyIncome: 300_000n };

/** Applicants as the bank's own form tells of them. */
export function anybody(count: number, seed: number): Features[] {
  const random = seeded(seed);
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: count }, () => {
    const monthlyIncome = Math.round(3_000 + 20_000 * random() ** 3);
    const requestedLimit = 1_000 * Math.ceil(60 * random());
    const [housing, repayment] = [Math.round(3_000 * random()), Math.round(4_000 * random() ** 2)];
    const cards = Math.floor(6 * random() ** 2);
    const limits = cards * 10_000;
    const balance = Math.round(limits * random() ** 2);
    return {
      monthlyIncome,
      otherIncome: null,
      requestedLimit,
      monthlyHousingCost: housing,
      monthlyRepayment: repayment,
      dependants: Math.floor(3 * random()),
      cardsElsewhere: cards,
      cardLimitsElsewhere: limits || null,
      cardBalanceElsewhere: balance || null,
      jobMonths: random() < 0.1 ? null : Math.floor(200 * random() ** 2),
      livingMonths: Math.floor(300 * random() ** 2),
      recentApplications: Math.floor(4 * random() ** 3),
      debtToIncome: Math.round(((housing + repayment) / monthlyIncome) * 1000) / 1000,
      limitToIncome: Math.round((requestedLimit / monthlyIncome) * 1000) / 1000,
      totalLimitToIncome: Math.round(((requestedLimit + limits) / monthlyIncome) * 1000) / 1000,
      balanceToLimit: limits > 0 ? Math.round((balance / limits) * 1000) / 1000 : null,
      disposableIncome: monthlyIncome - housing - repayment,
      employmentKind: one(["EMPLOYED", "CIVIL_SERVANT", "SELF_EMPLOYED", "FREELANCE", "STUDENT"]),
      employerKind: one(["PRIVATE", "STATE_OWNED", null]),
      incomeSource: one(["SALARY", "BUSINESS", "FAMILY"]),
      housingKind: one(["OWNED", "MORTGAGED", "RENTED", "FAMILY"]),
      educationLevel: one(["BACHELOR", "COLLEGE"]),
    };
  });
}
