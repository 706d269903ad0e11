import type { Profile } from "@/lib/customers/profile";
import type { EducationLevel, HousingKind, IncomeSource } from "@/lib/generated/prisma/enums";
import { monthBefore } from "./calendar";
import type { City } from "./places";
import type { Random } from "./random";
import { chance, normal, weighted, weights, weightsOf, whole } from "./random";
import { jobMonths, type Work, workOf } from "./work";

type Money<K extends keyof Profile> = { [F in K]: number };

/** How somebody lives and earns at one moment; money in cents, months as 2024-04. */
export type Circumstances = Work &
  Money<"monthlyIncome" | "monthlyHousingCost" | "monthlyRepayment" | "cardsElsewhere" | "dependants"> &
  Money<"cardLimitsElsewhere" | "cardBalanceElsewhere"> & {
    jobSince: string | null;
    incomeSource: IncomeSource;
    otherIncome: number | null;
    housingKind: HousingKind;
    livingSince: string;
    educationLevel: EducationLevel;
  };

/** What stays with a person; `prudence` (mean 0, deviation 1) is seen by nobody and shows in how cards are used. */
export type Nature = { age: number; city: City; education: EducationLevel; prudence: number };

const yuan = 100;

export function natureOf(random: Random, city: City): Nature {
  const age = Math.min(66, Math.max(18, Math.round(34 + 10 * normal(random) + (chance(random, 0.25) ? 8 : 0))));
  return { age, city, education: educationAt(random, age), prudence: normal(random) };
}

const atSchool = weights({ SENIOR_MIDDLE: 5, COLLEGE: 3, BACHELOR: 2 });
const young = { JUNIOR_MIDDLE: 7, SENIOR_MIDDLE: 15, COLLEGE: 27, BACHELOR: 40, MASTER: 10, DOCTORATE: 1 };
const elder = { JUNIOR_MIDDLE: 22, SENIOR_MIDDLE: 26, COLLEGE: 22, BACHELOR: 24, MASTER: 5, DOCTORATE: 1 };
const [amongYoung, amongElder] = [weights(young), weights(elder)];

const educationAt = (random: Random, age: number): EducationLevel =>
  weighted(random, age < 22 ? atSchool : age < 40 ? amongYoung : amongElder);

export function circumstancesOf(random: Random, nature: Nature, at: number): Circumstances {
  const work = workOf(random, nature);
  const worksNow = work.occupation !== null;
  const monthlyIncome = incomeOf(random, nature, work);
  const housing = housingOf(random, nature, monthlyIncome, at);
  return {
    ...work,
    jobSince: worksNow ? month(monthBefore(at, jobMonths(random, nature.age))) : null,
    monthlyIncome,
    incomeSource: sourceOf(work),
    otherIncome: chance(random, 0.3) ? rounded((monthlyIncome / yuan) * (0.05 + 0.3 * random()), 100) : null,
    ...housing,
    educationLevel: nature.education,
    dependants: nature.age < 26 ? 0 : weighted(random, dependants),
    ...debtsOf(random, nature, monthlyIncome),
  };
}

const dependants = weightsOf([
  [0, 4],
  [1, 4],
  [2, 2],
  [3, 0.4],
]);

const byEducation = {
  JUNIOR_MIDDLE: 0.74,
  SENIOR_MIDDLE: 0.82,
  COLLEGE: 0.95,
  BACHELOR: 1.2,
  MASTER: 1.6,
  DOCTORATE: 1.9,
};
const byTier = { 1: 10_800, 2: 8_300, 3: 6_600, 4: 5_300 };
const byEmployer = { STATE_OWNED: 1.1, PRIVATE: 1, FOREIGN: 1.3, PUBLIC_INSTITUTION: 1, GOVERNMENT: 1.02, OTHER: 0.9 };

function incomeOf(random: Random, { age, city, education }: Nature, { employmentKind, employerKind }: Work): number {
  if (employmentKind === "STUDENT") return rounded(1_500 + 1_200 * random(), 100);
  if (employmentKind === "NOT_WORKING") return rounded(1_000 + 2_500 * random(), 500);
  if (employmentKind === "RETIRED") return rounded(3_200 + 3_000 * random(), 100);
  const curve = age < 24 ? 0.68 : age < 28 ? 0.84 : age < 35 ? 1 : age < 48 ? 1.14 : 1;
  const spread = employmentKind === "EMPLOYED" || employmentKind === "CIVIL_SERVANT" ? 0.33 : 0.55;
  const employer = employerKind ? byEmployer[employerKind] : 0.9;
  const middle = byTier[city.tier] * byEducation[education] * employer * curve;
  return rounded(Math.max(2_000, middle * Math.exp(spread * normal(random))), middle > 8_000 ? 500 : 100);
}

/** Yuan to cents, in the round figures in which people state them. */
const rounded = (amount: number, step: number) => Math.max(step, Math.round(amount / step) * step) * yuan;

function sourceOf({ employmentKind }: Work): IncomeSource {
  if (employmentKind === "STUDENT" || employmentKind === "NOT_WORKING") return "FAMILY";
  if (employmentKind === "RETIRED") return "PENSION";
  return employmentKind === "SELF_EMPLOYED" ? "BUSINESS" : "SALARY";
}

const starting = weights({ FAMILY: 4, RENTED: 5, EMPLOYER: 1 });
const homes = {
  young: weights({ MORTGAGED: 4, OWNED: 2, RENTED: 4, FAMILY: 2, EMPLOYER: 0.5 }),
  middle: weights({ MORTGAGED: 4, OWNED: 5, RENTED: 4, FAMILY: 2, EMPLOYER: 0.5 }),
  old: weights({ MORTGAGED: 1, OWNED: 5, RENTED: 4, FAMILY: 2, EMPLOYER: 0.5 }),
};

function housingOf(random: Random, { age }: Nature, income: number, at: number) {
  const kind: HousingKind = weighted(
    random,
    age < 25 ? starting : homes[age < 40 ? "young" : age < 50 ? "middle" : "old"],
  );
  const share = {
    MORTGAGED: 0.2 + 0.28 * random(),
    RENTED: 0.12 + 0.2 * random(),
    OWNED: 0.02,
    FAMILY: 0,
    EMPLOYER: 0.02,
  }[kind];
  const years = kind === "RENTED" ? 1.6 : 7;
  const months = Math.min((age - 16) * 12, Math.floor(-years * 12 * Math.log(1 - random())));
  const cost = Math.round((income * share) / (50 * yuan)) * 50 * yuan;
  return { housingKind: kind, monthlyHousingCost: cost, livingSince: month(monthBefore(at, months)) };
}

/** The imprudent owe more of what they earn and use more of what they may. */
function debtsOf(random: Random, { age, prudence }: Nature, income: number) {
  const inDebt = chance(random, 0.42 - 0.08 * prudence);
  const share = inDebt ? Math.min(0.75, 0.16 * Math.exp(0.55 * normal(random) - 0.25 * prudence)) : 0;
  const cards = age < 20 ? 0 : Math.min(9, Math.floor(2.1 * Math.exp(0.6 * normal(random) - 0.12 * prudence) - 0.4));
  const limits = cards <= 0 ? 0 : rounded((income / yuan) * cards * (0.9 + 1.6 * random()), 1_000);
  const used = 1 / (1 + Math.exp(1.1 + 0.75 * prudence - 1.1 * normal(random)));
  return {
    monthlyRepayment: Math.round((income * share) / (50 * yuan)) * 50 * yuan,
    cardsElsewhere: Math.max(0, cards),
    cardLimitsElsewhere: limits,
    cardBalanceElsewhere: Math.round((limits * used) / (100 * yuan)) * 100 * yuan,
  };
}

const month = (day: string) => day.slice(0, 7);

/** The same person some time later: most things stay, pay rises, a job may change, debts drift. */
export function later(random: Random, before: Circumstances, nature: Nature, from: number, at: number): Circumstances {
  const years = (at - from) / (365 * 86_400_000);
  const raise = years < 0.2 ? 1 : 1 + years * (0.03 + 0.05 * random());
  const monthlyIncome = rounded((before.monthlyIncome / yuan) * raise, 100);
  const changesJob = before.employer !== null && chance(random, 0.14 * years);
  const work = changesJob ? newJob(random, nature, before, at) : {};
  const debts = chance(random, 0.5 * Math.min(1, years * 3)) ? debtsOf(random, nature, monthlyIncome) : {};
  return { ...before, monthlyIncome, ...work, ...debts };
}

function newJob(random: Random, nature: Nature, before: Circumstances, at: number): Partial<Circumstances> {
  const { employmentKind, ...work } = workOf(random, nature);
  if (employmentKind !== before.employmentKind) return {};
  return { ...work, jobSince: month(monthBefore(at, whole(random, 0, 4))) };
}
