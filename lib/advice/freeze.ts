import "server-only";
import { isOverride } from "@/lib/advice/advise";
import { similarIdsOf } from "@/lib/advice/experience";
import type { OverrideReason } from "@/lib/advice/override-reasons";
import { adviseOn } from "@/lib/advice/read-basis";
import { rivalSays } from "@/lib/advice/rival";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { recordShadow } from "@/lib/policy/shadow";
import { Refusal } from "@/lib/refusal";

type Judged = {
  outcome: "APPROVE" | "REJECT";
  /** The mark of the advice that the page showed. */
  adviceMark?: string | undefined;
  overrideReason?: OverrideReason | "" | undefined;
};

type Held = { id: string; version: number; customerId: string };

/**
 * Keeps the advice beside a decision, with all it was made of. Refuses where the answers, the profile, the card or the
 * rules are others than the page showed, where no advice was shown at all, and where somebody decides against it without
 * saying why.
 */
export async function freezeAdvice(tx: Tx, manager: Manager, held: Held, judged: Judged) {
  const advised = await adviseOn(tx, held.id);
  if (!advised) return null;
  const { advice, features, mark } = advised;
  if (judged.adviceMark !== mark) throw new Refusal("advice.changed");
  const against = isOverride(advice.recommendation, judged.outcome);
  if (against && !judged.overrideReason) throw new Refusal("advice.reasonNeeded", { field: "overrideReason" });
  const { id } = await tx.advice.create({
    data: {
      applicationId: held.id,
      onVersion: held.version,
      managerId: manager.id,
      mark,
      shown: true,
      cardHash: advice.card.hash,
      rulesHash: advice.rules.hash,
      inputs: features,
      said: JSON.parse(JSON.stringify(advice)),
      score: advice.scored.score,
      grade: advice.scored.grade,
      pd: advice.scored.pd,
      similarIds: await similarIdsOf(advised.basis.card, advice.scored.points, held.customerId),
      recommendation: advice.recommendation,
      ...(await rivalSays(tx, advised)),
      outcome: judged.outcome,
      overrideReason: against ? judged.overrideReason || null : null,
    },
    select: { id: true },
  });
  await recordShadow(tx, id, advised);
  return advice;
}
