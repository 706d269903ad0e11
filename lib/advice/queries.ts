import "server-only";
import { z } from "zod";
import type { Advice } from "@/lib/advice/advise";
import { cardByHash } from "@/lib/advice/card";
import { experience } from "@/lib/advice/experience";
import { adviseOn } from "@/lib/advice/read-basis";
import { similarTo } from "@/lib/advice/similar";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { ApplicationStatus, DecisionOutcome } from "@/lib/generated/prisma/enums";
import { type Stage, stageOf } from "@/lib/scoring/report";

export type ShownAdvice = NonNullable<Awaited<ReturnType<typeof findAdvice>>>;

/**
 * What stands beside a case: the advice of this moment, or, once somebody has decided, the one that stood there then.
 * Nobody gets an opinion on an application of their own.
 */
export async function findAdvice(manager: Manager, applicationId: string) {
  if (!z.uuid().safeParse(applicationId).success) return null;
  const owner = await readOwner(applicationId);
  if (!owner || owner.customerId === manager.id) return null;
  const { frozen } = owner;
  const decided = frozen !== undefined && owner.status !== "IN_REVIEW" && owner.status !== "SUBMITTED";
  const now = decided ? null : await adviseOn(db, applicationId);
  const advice = now?.advice ?? frozen?.advice;
  if (!advice) return null;
  const card = await cardByHash(db, advice.card.hash);
  const { book, history, bads, goods } = await experience(card);
  return {
    applicationId,
    number: owner.number,
    advice,
    card,
    /** Sent back with the decision; null where the advice is history. */
    mark: now?.mark ?? null,
    frozen: decided ? { at: frozen.at, outcome: frozen.outcome, overrideReason: frozen.overrideReason } : null,
    similar: similarTo(book, advice.scored.points, owner.customerId),
    history,
    stage: stageOf(bads, goods) satisfies Stage,
    bads,
  };
}

/** Whose application that is, and the advice kept with its last judgement; undefined while there is none. */
async function readOwner(id: string) {
  const [row] = await db.$queryRaw<Owner[]>`
    SELECT a.number, a."customerId", a.status, f.said, f.at, f.outcome, f."overrideReason"
    FROM "Application" a
    LEFT JOIN LATERAL (
      SELECT said, at, outcome, "overrideReason" FROM "Advice"
      WHERE "applicationId" = a.id ORDER BY "onVersion" DESC LIMIT 1) f ON true
    WHERE a.id = ${id}::uuid AND a.status <> 'DRAFT'`;
  if (!row) return null;
  const { number, customerId, status, said, at, outcome, overrideReason } = row;
  const frozen = said && at && outcome ? { advice: said, at, outcome, overrideReason } : undefined;
  return { number, customerId, status, frozen };
}

type Owner = {
  number: string;
  customerId: string;
  status: ApplicationStatus;
  said: Advice | null;
  at: Date | null;
  outcome: DecisionOutcome | null;
  overrideReason: string | null;
};
