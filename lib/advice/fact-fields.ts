import { applicationTable, type FeatureName } from "@/lib/advice/features";
import { EducationLevel, EmployerKind, EmploymentKind, HousingKind, IncomeSource } from "@/lib/generated/prisma/enums";
import type { Span } from "@/lib/policy/findings";

/** How a number is meant: whole yuan, months, a share of one, so many times something, or a count. */
export type Unit = "yuan" | "months" | "share" | "ratio" | "count";

export type FactField = { name: string; unit: Unit } | { name: string; words: readonly string[] };

const units: Partial<Record<FeatureName, Unit>> = {
  jobMonths: "months",
  livingMonths: "months",
  debtToIncome: "share",
  balanceToLimit: "share",
  limitToIncome: "ratio",
  totalLimitToIncome: "ratio",
  dependants: "count",
  cardsElsewhere: "count",
  recentApplications: "count",
};

const lists: Partial<Record<FeatureName, Record<string, string>>> = {
  employmentKind: EmploymentKind,
  employerKind: EmployerKind,
  incomeSource: IncomeSource,
  housingKind: HousingKind,
  educationLevel: EducationLevel,
};

/** All that a rule may read of an application. Nothing protected is among it. */
export const factFields: readonly FactField[] = [
  ...applicationTable.features.map(({ name }): FactField => {
    const list = lists[name as FeatureName];
    return list ? { name, words: Object.keys(list) } : { name, unit: units[name as FeatureName] ?? "yuan" };
  }),
  { name: "incomeToMinimum", unit: "ratio" },
];

export const factField = (name: string): FactField | undefined => factFields.find((field) => field.name === name);

const whole: Unit[] = ["months", "count"];

/** What each field can be, to find rules that nobody meets. */
export const factSpans: ReadonlyMap<string, Span> = new Map(
  factFields.map((field) => [
    field.name,
    "words" in field
      ? { words: field.words }
      : // What is left of an income may be less than nothing.
        {
          least: field.name === "disposableIncome" ? Number.NEGATIVE_INFINITY : 0,
          whole: whole.includes(field.unit),
        },
  ]),
);
