import type { FrozenAnswers, FrozenIdentity } from "@/lib/applications/answers";
import { writeAdvice } from "./advice-rows";
import type { Journal } from "./journal";
import type { Plan } from "./plan";
import { json, list, moment } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

export function writeApplications(writer: Writer, plan: Plan, made: MadeCustomer) {
  for (const journal of made.history.applications) {
    writeApplication(writer, made, journal);
    writeRounds(writer, plan, made, journal);
    writeDecisions(writer, journal);
    writeEvents(writer, made, journal);
    writeOutcome(writer, journal);
    if (plan.mix === "demo") writeAdvice(writer, plan, made, journal);
  }
}

function writeApplication(writer: Writer, { person }: MadeCustomer, journal: Journal) {
  writer.row("Application", [
    journal.id,
    journal.number,
    person.id,
    journal.product.code,
    journal.status,
    journal.round,
    journal.request.requestedLimit,
    journal.previous?.id ?? null,
    journal.manager?.id ?? null,
    moment(journal.startedAt),
    moment(journal.updatedAt),
    moment(journal.submittedAt),
    moment(journal.claimedAt),
    moment(journal.returnedAt),
    moment(journal.answeredAt),
    moment(journal.dueAt),
    moment(journal.decidedAt),
    journal.grantedLimit,
    moment(journal.reapplyFrom),
    journal.version,
  ]);
}

function writeRounds(writer: Writer, plan: Plan, { person, profile, documents }: MadeCustomer, journal: Journal) {
  const { identity } = person;
  for (const { id, round, at, answers } of journal.rounds) {
    const open: FrozenAnswers = {
      productCode: journal.product.code,
      requestedLimit: journal.request.requestedLimit,
      documentType: identity.documentType,
      birthYear: Number(identity.birthDate.slice(0, 4)),
      sex: identity.sex,
      province: identity.home.province,
      city: identity.home.city,
      employmentKind: answers.employmentKind,
      employerKind: answers.employerKind,
      occupation: answers.occupation,
      jobSince: answers.jobSince,
      monthlyIncome: answers.monthlyIncome,
      incomeSource: answers.incomeSource,
      otherIncome: answers.otherIncome,
      housingKind: answers.housingKind,
      monthlyHousingCost: answers.monthlyHousingCost,
      livingSince: answers.livingSince,
      educationLevel: answers.educationLevel,
      dependants: answers.dependants,
      monthlyRepayment: answers.monthlyRepayment,
      cardsElsewhere: answers.cardsElsewhere,
      cardLimitsElsewhere: answers.cardLimitsElsewhere,
      cardBalanceElsewhere: answers.cardBalanceElsewhere,
    };
    const closed: FrozenIdentity = {
      name: identity.name,
      documentNumber: identity.documentNumber,
      birthDate: identity.birthDate,
      mobile: identity.mobile,
      email: identity.email,
      line: identity.home.line,
      postcode: identity.home.postcode,
      workAddress: identity.workplace,
      mailingAddress: null,
      employer: answers.employer,
    };
    const sealed = writer.seal("Submission", "identitySealed", id, JSON.stringify(closed));
    const version = profile!.versions.get(id)!;
    const files = documents.filter((document) => document.applicationId === journal.id && document.uploadedAt <= at);
    const ids = list(files.map((file) => file.id));
    writer.row("Submission", [id, journal.id, round, moment(at), version, plan.declaration, json(open), sealed, ids]);
  }
}

type Signed = Extract<Journal["steps"][number], { opinion: string }>;

const outcomes = {
  returned: "RETURN",
  sentForSecondSignature: "APPROVE",
  approved: "APPROVE",
  sentBack: "SEND_BACK",
  rejected: "REJECT",
} as const;

function writeDecisions(writer: Writer, journal: Journal) {
  for (const step of journal.steps) if ("opinion" in step) writeDecision(writer, journal, step);
}

function writeDecision(writer: Writer, journal: Journal, step: Signed) {
  const { decisionId: id, kind, onVersion, round, by, at, opinion } = step;
  const seal = (column: string, text: string | null) => writer.seal("Decision", column, id, text);
  const asked = kind === "returned" ? step : null;
  writer.row("Decision", [
    id,
    journal.id,
    onVersion,
    round,
    kind === "sentBack" || ("second" in step && step.second) ? "SECOND" : "FIRST",
    outcomes[kind],
    "limit" in step ? step.limit : null,
    seal("opinionSealed", opinion),
    list(kind === "rejected" ? step.reasons : []),
    list(asked?.fields ?? []),
    list(asked?.documents ?? []),
    seal("messageSealed", asked?.message ?? null),
    by.id,
    moment(at),
  ]);
}

function writeEvents(writer: Writer, { person, profile }: MadeCustomer, journal: Journal) {
  for (const step of journal.steps) {
    const sent = journal.rounds.findLast(({ at }) => at <= step.at)!;
    const facts = factsOf(step, profile!.versions.get(sent.id)!);
    const reason = step.kind === "transferred" ? step.reason : null;
    const sealed = writer.seal("ApplicationEvent", "reason", journal.id, reason);
    const text = () => json(sealed ? { ...facts, reasonSealed: sealed.sealed } : facts);
    writer.row("ApplicationEvent", [step.id, journal.id, step.kind, step.by?.id ?? person.id, moment(step.at), text]);
  }
}

/** What the timeline keeps of a step (lib/applications/timeline.ts). */
export function factsOf(step: Journal["steps"][number], profileVersion: number) {
  switch (step.kind) {
    case "submitted":
    case "answered":
      return { round: step.round + 1 };
    case "transferred":
      return { toId: step.to.id, toName: step.to.name };
    case "returned":
      return { fields: step.fields, documents: step.documents };
    case "sentForSecondSignature":
      return { limit: String(step.limit), profileVersion };
    case "approved":
      return { limit: String(step.limit) };
    case "rejected":
      return { reasons: step.reasons };
    default:
      return {};
  }
}

function writeOutcome(writer: Writer, { id, outcome }: Journal) {
  if (!outcome) return;
  const { monthsOnBook, worstDaysPastDue, observedAt } = outcome;
  writer.row("CardOutcome", [id, monthsOnBook, worstDaysPastDue, moment(observedAt)]);
}

export function writeDraft(writer: Writer, { person, draft }: MadeCustomer) {
  if (!draft) return;
  const { id, at, product, requestedLimit, version } = draft;
  const begun = [
    id,
    null,
    person.id,
    product?.code ?? null,
    "DRAFT",
    0,
    requestedLimit,
    null,
    null,
    moment(at),
    moment(at),
  ];
  writer.row("Application", [...begun, ...Array<null>(8).fill(null), version]);
}
