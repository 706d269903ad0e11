import { type Advice, advise, isOverride, markOf } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { featuresOf } from "@/lib/advice/features";
import { type OverrideReason, overrideReasons } from "@/lib/advice/override-reasons";
import { firstRules } from "@/lib/policy/rule-set";
import { days } from "./calendar";
import { uuidAt } from "./ids";
import type { Journal } from "./journal";
import type { Plan, Product } from "./plan";
import { drawOf, pick, randomOf } from "./random";
import { json, moment } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

type Step = Journal["steps"][number];

/** The opinion that stood beside each first judgement, as it would have been kept. */
export function writeAdvice(writer: Writer, plan: Plan, made: MadeCustomer, journal: Journal) {
  for (const step of journal.steps) {
    const first = !("second" in step && step.second);
    const approves = step.kind === "sentForSecondSignature" || step.kind === "approved";
    if (first && (approves || step.kind === "rejected")) write(writer, plan, made, journal, step);
  }
}

function write(writer: Writer, plan: Plan, made: MadeCustomer, journal: Journal, step: Step) {
  const sent = journal.rounds.findLast(({ at }) => at <= step.at)!;
  const { identity } = made.person;
  const features = featuresOf({
    answers: {
      ...sent.answers,
      productCode: journal.product.code,
      requestedLimit: journal.request.requestedLimit,
      documentType: identity.documentType,
      birthYear: Number(identity.birthDate.slice(0, 4)),
      sex: identity.sex,
      province: identity.home.province,
      city: identity.home.city,
    },
    submittedAt: new Date(sent.at),
    recentApplications: recentOf(made, journal),
  });
  const basis = { card: expertCard, rules: firstRules, product: boundsOf(journal.product) };
  const advice = advise(features, basis);
  const outcome = step.kind === "rejected" ? "REJECT" : "APPROVE";
  const random = randomOf(plan.seed ^ 0xad71ce, made.person.serial + step.onVersion);
  writer.row("Advice", [
    uuidAt(random, step.at),
    journal.id,
    step.onVersion,
    step.by!.id,
    markOf(features, basis, made.profile!.versions.get(sent.id)!),
    "t",
    advice.card.hash,
    advice.rules.hash,
    json(features),
    json(advice),
    advice.scored.score,
    advice.scored.grade,
    advice.scored.pd,
    advice.recommendation,
    outcome,
    reasonFor(plan, made, advice, outcome),
    moment(step.at),
  ]);
}

const recentOf = ({ history }: MadeCustomer, { id, submittedAt }: Journal) =>
  history.applications.filter(
    (other) => other.id !== id && other.submittedAt <= submittedAt && other.submittedAt >= submittedAt - days(183),
  ).length;

const boundsOf = ({ minLimit, maxLimit, minMonthlyIncome }: Product) => ({
  minLimit: BigInt(minLimit),
  maxLimit: BigInt(maxLimit),
  minMonthlyIncome: BigInt(minMonthlyIncome),
});

function reasonFor({ seed }: Plan, { person }: MadeCustomer, advice: Advice, outcome: string): OverrideReason | null {
  if (!isOverride(advice.recommendation, outcome)) return null;
  return pick(() => drawOf(seed, person.serial, advice.scored.score), overrideReasons);
}
