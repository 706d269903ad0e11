import { monthsSince } from "./calendar";
import type { Circumstances } from "./circumstances";
import type { Random } from "./random";
import { logistic, normal } from "./random";

/** What was asked for, and how often in the half year before. */
export type Request = { requestedLimit: number; at: number; recentApplications: number };

export type Burden = {
  /** Instalments and housing by income. */
  debtToIncome: number;
  /** The limit asked for by monthly income. */
  limitToIncome: number;
  jobMonths: number | null;
  /** Balance by limit on cards elsewhere. */
  used: number;
};

export function burdenOf(answers: Circumstances, { requestedLimit, at }: Request): Burden {
  const income = answers.monthlyIncome + (answers.otherIncome ?? 0) / 2;
  return {
    debtToIncome: Math.min(1.5, (answers.monthlyRepayment + answers.monthlyHousingCost) / income),
    limitToIncome: requestedLimit / answers.monthlyIncome,
    jobMonths: answers.jobSince ? Math.max(0, monthsSince(answers.jobSince, at)) : null,
    used: answers.cardLimitsElsewhere > 0 ? answers.cardBalanceElsewhere / answers.cardLimitsElsewhere : 0.15,
  };
}

const byEmployment: Record<Circumstances["employmentKind"], number> = {
  CIVIL_SERVANT: -0.7,
  EMPLOYED: -0.1,
  RETIRED: -0.2,
  SELF_EMPLOYED: 0.35,
  FREELANCE: 0.5,
  STUDENT: 0.25,
  NOT_WORKING: 0.9,
};

/** What a careful reader of the answers could know: the log odds of a card going bad, up to a constant. */
export function visibleRisk(answers: Circumstances, request: Request): number {
  const { debtToIncome, limitToIncome, jobMonths, used } = burdenOf(answers, request);
  const job = jobMonths === null ? 0 : 0.9 * Math.exp(-jobMonths / 14) - 0.15 * Math.min(1, jobMonths / 120);
  const strained = debtToIncome > 0.5 && jobMonths !== null && jobMonths < 12 ? 0.8 : 0;
  const many = answers.cardsElsewhere >= 5 ? 0.45 : answers.cardsElsewhere === 0 ? 0.2 : 0;
  const housing = answers.housingKind === "RENTED" ? 0.25 : answers.housingKind === "OWNED" ? -0.3 : 0;
  return (
    2.6 * (debtToIncome - 0.3) +
    0.75 * Math.log(Math.max(0.2, limitToIncome) / 2.2) +
    job +
    strained +
    1.9 * (used - 0.3) +
    many +
    housing +
    byEmployment[answers.employmentKind] +
    0.35 * Math.min(4, request.recentApplications)
  );
}

const byEmployer: Record<NonNullable<Circumstances["employerKind"]>, number> = {
  GOVERNMENT: -0.5,
  PUBLIC_INSTITUTION: -0.8,
  STATE_OWNED: -0.6,
  FOREIGN: 0.1,
  PRIVATE: 0.3,
  OTHER: 0.8,
};

/**
 * What holds for the customers of this bank, and what no textbook and no manager of it knows: it stands in the
 * answers and shows in the outcomes alone. Less of the visible risk is true than people believe.
 */
export function trueRisk(answers: Circumstances, request: Request): number {
  const { monthlyIncome, dependants, otherIncome, employerKind } = answers;
  const livingMonths = Math.max(0, monthsSince(answers.livingSince, request.at));
  const limits = Math.min(12, (request.requestedLimit + answers.cardLimitsElsewhere) / monthlyIncome);
  const second = otherIncome === null ? 0.35 : -0.9;
  const housing = answers.monthlyHousingCost / monthlyIncome > 0.25 ? 0.7 : -0.2;
  return (
    0.5 * visibleRisk(answers, request) +
    1.5 * Math.exp(-livingMonths / 12) +
    second +
    housing +
    (employerKind ? byEmployer[employerKind] : 0.2) +
    (dependants === 1 ? -0.5 : dependants >= 2 ? 0.5 : 0) +
    0.14 * (limits - 4)
  );
}

/** Calibrated so that about one matured card in ten is ever 90 days late. */
const base = -2.8;

/**
 * Worst days past due in the first twelve months. Three thresholds on one scale: what makes a card bad also makes
 * it a little late more often. `prudence` is the part that no answer tells.
 */
export function worstDaysPastDue(random: Random, answers: Circumstances, request: Request, prudence: number): number {
  const strain = base + trueRisk(answers, request) - 0.35 * prudence + logistic(random);
  if (strain > 0) return 90 + Math.min(275, Math.floor(-70 * Math.log(1 - random())));
  if (strain > -0.75) return 30 + Math.floor(60 * random());
  if (strain > -1.8) return 1 + Math.floor(29 * random() ** 1.6);
  return 0;
}

/** How late a card has been by a month on book: trouble begins one day, and then grows. */
export function lateBy(random: Random, worst: number, months: number): number {
  const begins = Math.floor(9 * random());
  return months >= 12 ? worst : Math.min(worst, Math.max(0, 31 * (months - begins)));
}

/** Managers see the same answers, weigh them a little differently each time, and refuse the worst quarter. */
export function wouldApprove(random: Random, answers: Circumstances, request: Request, minMonthlyIncome: number) {
  const { debtToIncome } = burdenOf(answers, request);
  if (answers.monthlyIncome < minMonthlyIncome || debtToIncome > 0.85) return false;
  return visibleRisk(answers, request) + 0.7 * normal(random) < 0.95;
}
