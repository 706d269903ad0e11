import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { addWorkingDays } from "@/lib/time";
import { days } from "./calendar";
import type { Circumstances } from "./circumstances";
import type { Step } from "./course";
import { uuidAt } from "./ids";
import type { Person } from "./person";
import type { Plan, Product, Signer } from "./plan";
import { type Random, whole } from "./random";
import { lateBy, type Request, worstDaysPastDue } from "./risk";

type Begun = {
  answers: Circumstances;
  product: Product;
  request: Request;
  previous: Journal | null;
  startedAt: number;
};

type Round = { id: string; round: number; at: number; answers: Circumstances };

/** What one application has come to by today, with everything that led there. */
export type Journal = Begun & {
  id: string;
  number: string | null;
  status: ApplicationStatus;
  manager: Signer | null;
  round: number;
  version: number;
  submittedAt: number;
  claimedAt: number | null;
  returnedAt: number | null;
  answeredAt: number | null;
  dueAt: number;
  decidedAt: number | null;
  reapplyFrom: number | null;
  grantedLimit: number | null;
  updatedAt: number;
  closedAt: number | null;
  rounds: Round[];
  steps: (Step & { id: string; round: number; onVersion: number; decisionId: string })[];
  /** How an approved card has gone so far. */
  outcome: { monthsOnBook: number; worstDaysPastDue: number; observedAt: number } | null;
};

/** Plays the steps up to today. */
export function play(random: Random, plan: Plan, person: Person, begun: Begun, steps: Iterable<Step>): Journal {
  const journal = beginning(random, begun);
  for (const step of steps) {
    if (step.at > plan.today) break;
    const { round, version } = journal;
    const decisionId = "opinion" in step ? uuidAt(random, step.at) : "";
    take(random, journal, step);
    journal.steps.push({ ...step, id: uuidAt(random, step.at), round, onVersion: version, decisionId });
    journal.updatedAt = step.at;
    journal.version += 1;
  }
  if (journal.status === "APPROVED") journal.outcome = outcomeOf(random, plan, person, journal);
  return journal;
}

/** A card younger than a month has not been asked to pay. */
function outcomeOf(random: Random, { today }: Plan, person: Person, { answers, request, decidedAt }: Journal) {
  const worst = worstDaysPastDue(random, answers, request, person.nature.prudence);
  const months = Math.min(12, Math.floor((today - decidedAt!) / days(30.42)));
  const late = lateBy(random, worst, months);
  if (months < 1) return null;
  return { monthsOnBook: months, worstDaysPastDue: late, observedAt: Math.min(today, decidedAt! + days(365.1)) };
}

function beginning(random: Random, begun: Begun): Journal {
  const { at } = begun.request;
  return {
    ...begun,
    id: uuidAt(random, begun.startedAt),
    number: null,
    status: "DRAFT",
    manager: null,
    round: 0,
    version: whole(random, 2, 4),
    submittedAt: at,
    claimedAt: null,
    returnedAt: null,
    answeredAt: null,
    dueAt: dueAfter(at, begun.product),
    decidedAt: null,
    reapplyFrom: null,
    grantedLimit: null,
    updatedAt: at,
    closedAt: null,
    rounds: [],
    steps: [],
    outcome: null,
  };
}

/** The legal moves once more, in the past tense. */
function take(random: Random, journal: Journal, step: Step) {
  const { at } = step;
  switch (step.kind) {
    case "submitted":
      journal.status = "SUBMITTED";
      return send(random, journal, at, journal.answers);
    case "claimed":
      return Object.assign(journal, { status: "IN_REVIEW", manager: step.by, claimedAt: at });
    case "released":
      return Object.assign(journal, { status: "SUBMITTED", manager: null, claimedAt: null });
    case "transferred":
      return Object.assign(journal, { manager: step.to, claimedAt: at });
    case "returned":
      return Object.assign(journal, { status: "RETURNED", returnedAt: at, answeredAt: null });
    case "answered":
      // The bank's time stood still while the customer's ran.
      journal.dueAt += at - journal.returnedAt!;
      Object.assign(journal, { status: "IN_REVIEW", answeredAt: at, returnedAt: null });
      return send(random, journal, at, corrected(journal));
    case "sentForSecondSignature":
      return Object.assign(journal, { status: "SECOND_REVIEW", grantedLimit: step.limit, answeredAt: null });
    case "sentBack":
      return Object.assign(journal, { status: "IN_REVIEW", grantedLimit: null });
    case "approved":
      return close(journal, "APPROVED", at, { grantedLimit: step.limit, decidedAt: at });
    case "rejected":
      return close(journal, "REJECTED", at, { decidedAt: at, reapplyFrom: at });
    case "withdrawn":
      return close(journal, "WITHDRAWN", at, {});
  }
}

function close(journal: Journal, status: ApplicationStatus, at: number, data: Partial<Journal>) {
  const answeredAt = status === "WITHDRAWN" ? journal.answeredAt : null;
  Object.assign(journal, { status, closedAt: at, answeredAt, ...data });
}

function send(random: Random, journal: Journal, at: number, answers: Circumstances) {
  journal.round += 1;
  journal.answers = answers;
  journal.rounds.push({ id: uuidAt(random, at), round: journal.round, at, answers });
}

/** What a customer changes when asked to: the income to what the pay slips say, the instalments to all of them. */
function corrected({ answers, steps }: Journal): Circumstances {
  const asked = steps.at(-1);
  if (asked?.kind !== "returned") return answers;
  const change: Partial<Circumstances> = {};
  if (asked.fields.includes("monthlyIncome"))
    change.monthlyIncome = Math.round(answers.monthlyIncome / 11_000) * 10_000;
  if (asked.fields.includes("monthlyRepayment")) change.monthlyRepayment = answers.monthlyRepayment + 60_000;
  return { ...answers, ...change };
}

const dueAfter = (at: number, { serviceDays }: Product) => addWorkingDays(new Date(at), serviceDays).getTime();
