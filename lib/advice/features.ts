import { FrozenAnswersSchema } from "@/lib/applications/answers";
import type { Facts, FieldKinds } from "@/lib/policy/schema";
import { monthsSince } from "@/lib/reviews/rules";
import { TableSchema } from "@/lib/scoring/schema";

/** What an application says, as the advice reads it: whole yuan, months and shares. As it was when sent, never as it is now. */
const numbers = [
  "monthlyIncome",
  "otherIncome",
  "requestedLimit",
  "monthlyHousingCost",
  "monthlyRepayment",
  "dependants",
  "cardsElsewhere",
  "cardLimitsElsewhere",
  "cardBalanceElsewhere",
  "jobMonths",
  "livingMonths",
  "recentApplications",
  "debtToIncome",
  "limitToIncome",
  "totalLimitToIncome",
  "balanceToLimit",
  "disposableIncome",
] as const;

const words = ["employmentKind", "employerKind", "incomeSource", "housingKind", "educationLevel"] as const;

export type FeatureName = (typeof numbers)[number] | (typeof words)[number];
export type Features = Record<FeatureName, number | string | null>;

/** Which way the risk may go with a number, where a person would not believe the other. */
const ways: Partial<Record<(typeof numbers)[number], "up" | "down">> = {
  debtToIncome: "up",
  balanceToLimit: "up",
  recentApplications: "up",
};

/**
 * What a card may be learned from. Sex, age, birthplace, address and name are not among them: they never reach
 * the training, so that no card can be made of them.
 */
export const applicationTable = TableSchema.parse({
  name: "applications",
  target: "bad",
  features: [
    ...numbers.map((name) => ({ name, type: "numeric", ...(ways[name] && { monotone: ways[name] }) })),
    ...words.map((name) => ({ name, type: "categorical" })),
  ],
});

/** For the rules: the same, and how the income compares with what the product asks. */
export const factKinds: FieldKinds = new Map([
  ...applicationTable.features.map(({ name, type }) => [name, type] as const),
  ["incomeToMinimum", "numeric" as const],
]);

type About = { answers: unknown; submittedAt: Date; recentApplications: number };

/**
 * What scoring reads of a submission: amounts in yuan, spans in months up to the day it was sent, shares of an income
 * in which other income counts half. Throws where the answers are not as they were frozen.
 */
export function featuresOf({ answers, submittedAt, recentApplications }: About): Features {
  const said = FrozenAnswersSchema.parse(answers);
  const monthlyIncome = yuan(said.monthlyIncome)!;
  const [otherIncome, limits, balance] = [said.otherIncome, said.cardLimitsElsewhere, said.cardBalanceElsewhere].map(
    yuan,
  );
  const [requestedLimit, housing, repayment] = [
    said.requestedLimit,
    said.monthlyHousingCost,
    said.monthlyRepayment,
  ].map(yuan);
  const income = Math.max(1, monthlyIncome + (otherIncome ?? 0) / 2);
  const owed = housing! + repayment!;
  return {
    monthlyIncome,
    otherIncome: otherIncome!,
    requestedLimit: requestedLimit!,
    monthlyHousingCost: housing!,
    monthlyRepayment: repayment!,
    dependants: said.dependants,
    cardsElsewhere: said.cardsElsewhere,
    cardLimitsElsewhere: limits!,
    cardBalanceElsewhere: balance!,
    jobMonths: said.jobSince === null ? null : monthsSince(said.jobSince, submittedAt),
    livingMonths: monthsSince(said.livingSince, submittedAt),
    recentApplications,
    debtToIncome: share(owed, income),
    limitToIncome: share(requestedLimit!, Math.max(1, monthlyIncome)),
    totalLimitToIncome: share(requestedLimit! + (limits ?? 0), Math.max(1, monthlyIncome)),
    balanceToLimit: limits ? share(balance ?? 0, limits) : null,
    disposableIncome: Math.round(income - owed),
    employmentKind: said.employmentKind,
    employerKind: said.employerKind,
    incomeSource: said.incomeSource,
    housingKind: said.housingKind,
    educationLevel: said.educationLevel,
  };
}

/** What the rules read: the features, and the product's own bar. */
export const factsOf = (features: Features, minMonthlyIncome: bigint): Facts => ({
  ...features,
  incomeToMinimum: minMonthlyIncome > 0n ? share(Number(features.monthlyIncome), Number(minMonthlyIncome) / 100) : 1,
});

const yuan = (cents: bigint | null) => (cents === null ? null : Number(cents) / 100);

/** To a thousandth: nobody reads more, and bands end at round numbers. */
const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 1000;
