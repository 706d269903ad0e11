import type { RejectionReason } from "@/lib/applications/reasons";
import type { CorrectableField } from "@/lib/applications/schema";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { afterOfficeTime, days, hours, whenAwake } from "./calendar";
import type { Circumstances } from "./circumstances";
import { corrections, opinions } from "./opinions";
import type { Plan, Product, Signer } from "./plan";
import type { Random } from "./random";
import { chance, pick, wait, weighted, weightsOf, whole } from "./random";
import { reasonsFor } from "./reasons";
import { burdenOf, type Request, wouldApprove } from "./risk";

/** What happens to an application, one moment after the other; `by` is a manager, else it was the customer. */
export type Step = { at: number } & (
  | { kind: "submitted" | "answered" | "withdrawn"; by: null }
  | { kind: "claimed" | "released"; by: Signer }
  | { kind: "transferred"; by: Signer; to: Signer; reason: string }
  | ({ kind: "returned"; by: Signer; opinion: string } & Correction)
  | { kind: "sentForSecondSignature" | "approved"; by: Signer; limit: number; opinion: string; second: boolean }
  | { kind: "sentBack"; by: Signer; opinion: string }
  | { kind: "rejected"; by: Signer; reasons: RejectionReason[]; opinion: string }
);

export type Correction = { fields: CorrectableField[]; documents: DocumentKind[]; message: string };

export type Case = {
  plan: Plan;
  product: Product;
  answers: Circumstances;
  request: Request;
  /** Another account holds the same document: nobody may grant it a number. */
  isDuplicate: boolean;
};

/** The whole course of an application from its submission; the reader stops where today is. */
export function* course(random: Random, { plan, product, answers, request, isDuplicate }: Case): Generator<Step> {
  let at = request.at;
  yield { kind: "submitted", at, by: null };
  if (chance(random, 0.02)) return yield { kind: "withdrawn", at: whenAwake(at + hours(wait(random, 9))), by: null };

  let manager = whoever(random, plan);
  at = afterOfficeTime(at, 5 + wait(random, slow(random) ? 3_200 : 420));
  yield { kind: "claimed", at, by: manager };
  if (chance(random, 0.03)) {
    at = afterOfficeTime(at, 10 + wait(random, 120));
    yield { kind: "released", at, by: manager };
    manager = pick(random, plan.managers);
    at = afterOfficeTime(at, 5 + wait(random, 240));
    yield { kind: "claimed", at, by: manager };
  }
  if (chance(random, 0.02)) {
    const to = pick(random, plan.managers);
    at = afterOfficeTime(at, 10 + wait(random, 200));
    if (to.id !== manager.id)
      yield { kind: "transferred", at, by: manager, to, reason: pick(random, opinions.transferred) };
    manager = to;
  }

  while (chance(random, 0.13)) {
    at = afterOfficeTime(at, 15 + wait(random, 300));
    yield { kind: "returned", at, by: manager, opinion: pick(random, opinions.returned), ...pick(random, corrections) };
    if (chance(random, 0.14))
      return yield { kind: "withdrawn", at: whenAwake(at + days(whole(random, 5, 40))), by: null };
    at = whenAwake(at + hours(2 + wait(random, 60)));
    yield { kind: "answered", at, by: null };
  }

  at = afterOfficeTime(at, 20 + wait(random, slow(random) ? 2_800 : 700));
  if (isDuplicate)
    return yield { kind: "rejected", at, by: manager, reasons: ["IDENTITY_UNVERIFIED"], opinion: opinions.duplicate };
  if (!wouldApprove(random, answers, request, product.minMonthlyIncome)) {
    const reasons = reasonsFor(answers, request, product);
    return yield { kind: "rejected", at, by: manager, reasons, opinion: pick(random, opinions.rejected) };
  }
  yield* approval(random, { plan, product, answers, request, manager, at });
}

type Approving = Omit<Case, "isDuplicate"> & { manager: Signer; at: number };

function* approval(random: Random, { plan, product, answers, request, manager, at }: Approving): Generator<Step> {
  let moment = at;
  let limit = grantedLimit(random, answers, request, product);
  const first = () => ({ at: moment, by: manager, limit, opinion: pick(random, opinions.approved), second: false });
  if (!product.secondSignature && limit <= manager.authority) return yield { kind: "approved", ...first() };

  const others = plan.managers.filter(({ id, authority }) => id !== manager.id && authority >= limit);
  const signer = pick(random, others);
  yield { kind: "sentForSecondSignature", ...first() };
  if (chance(random, 0.06)) {
    moment = afterOfficeTime(moment, 15 + wait(random, 300));
    yield { kind: "sentBack", at: moment, by: signer, opinion: pick(random, opinions.sentBack) };
    limit = Math.max(product.minLimit, roundedDown(limit * 0.8));
    moment = afterOfficeTime(moment, 30 + wait(random, 200));
    yield { kind: "sentForSecondSignature", ...first() };
  }
  moment = afterOfficeTime(moment, 15 + wait(random, slow(random) ? 2_400 : 480));
  yield { kind: "approved", at: moment, by: signer, limit, opinion: pick(random, opinions.second), second: true };
}

/** The demo's visitors sign in as the first three: they have more in hand than the others. */
const whoever = (random: Random, { mix, managers }: Plan) =>
  pick(random, mix === "demo" && chance(random, 0.4) ? managers.slice(0, 3) : managers);

/** One case in twelve lies about. */
const slow = (random: Random) => chance(random, 0.08);

const generosity = weightsOf([
  [2, 3],
  [3, 4],
  [4, 2],
]);

/** The careful grant less than was asked for, and never more than twice to four times the income. */
function grantedLimit(random: Random, answers: Circumstances, request: Request, product: Product): number {
  const { debtToIncome } = burdenOf(answers, request);
  const most = answers.monthlyIncome * weighted(random, generosity) * (debtToIncome > 0.45 ? 0.6 : 1);
  return Math.max(product.minLimit, roundedDown(Math.min(request.requestedLimit, most, product.maxLimit)));
}

const roundedDown = (limit: number) => Math.floor(limit / 50_000) * 50_000;
