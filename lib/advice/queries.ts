import "server-only";
import { cardByHash } from "@/lib/advice/card";
import { experience } from "@/lib/advice/experience";
import { advisedFrom, type Known, readBasis } from "@/lib/advice/read-basis";
import { similarOnce } from "@/lib/advice/similar-once";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { rulesByHash } from "@/lib/policy/in-force";
import { measuresOf } from "@/lib/policy/rule-set";
import { type Stage, stageOf } from "@/lib/scoring/report";

export type ShownAdvice = NonNullable<Awaited<ReturnType<typeof findAdvice>>>;

/**
 * What stands beside a case: the advice of this moment, or, once somebody has decided, the one that stood there then.
 * Nobody gets an opinion on an application of their own.
 */
export async function findAdvice(manager: Manager, applicationId: string) {
  const basis = isUuid(applicationId) ? await readBasis(db, applicationId) : null;
  return basis && adviceFrom(manager, applicationId, basis);
}

/** The same of a case whose basis was read. */
export async function adviceFrom(manager: Manager, applicationId: string, basis: Known) {
  if (basis.customerId === manager.id) return null;
  const { number, customerId, status, kept } = basis;
  const frozen = kept && status !== "IN_REVIEW" && status !== "SUBMITTED" ? kept : null;
  const now = frozen ? null : await advisedFrom(db, basis);
  const advice = frozen?.said ?? now!.advice;
  const card = await cardByHash(db, advice.card.hash);
  const { book, history, bads, goods } = await experience(card);
  return {
    applicationId,
    number,
    advice,
    card,
    /** Cut-offs and limit policy of the rules that the advice names. */
    measures: measuresOf(now?.basis.rules ?? (await rulesByHash(db, advice.rules.hash))),
    /** What was read of the answers; of a case that was decided only where it is asked for (view-similar.ts). */
    features: now?.features ?? null,
    /** Sent back with the decision; null where the advice is history. */
    mark: now?.mark ?? null,
    frozen: frozen && { ...frozen, at: new Date(frozen.at) },
    similar: similarOnce(book, advice.scored.points, { applicationId, customerId }),
    history,
    stage: stageOf(bads, goods) satisfies Stage,
    bads,
  };
}
