import "server-only";
import { isOverride } from "@/lib/advice/advise";
import type { OverrideReason } from "@/lib/advice/override-reasons";
import { adviseOn } from "@/lib/advice/read-basis";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

type Judged = {
  outcome: "APPROVE" | "REJECT";
  /** The mark of the advice that the page showed. */
  adviceMark?: string | undefined;
  overrideReason?: OverrideReason | "" | undefined;
};

/**
 * Keeps the advice beside a decision, with all it was made of. Refuses where the answers, the profile, the card or the
 * rules are others than the page showed, and where somebody decides against the advice without saying why.
 */
export async function freezeAdvice(tx: Tx, manager: Manager, held: { id: string; version: number }, judged: Judged) {
  const advised = await adviseOn(tx, held.id);
  if (!advised) return;
  const { advice, features, mark } = advised;
  const shown = judged.adviceMark !== undefined;
  if (shown && judged.adviceMark !== mark) throw new Refusal("advice.changed");
  const against = isOverride(advice.recommendation, judged.outcome);
  if (shown && against && !judged.overrideReason) throw new Refusal("advice.reasonNeeded", { field: "overrideReason" });
  await tx.advice.create({
    data: {
      applicationId: held.id,
      onVersion: held.version,
      managerId: manager.id,
      mark,
      shown,
      cardHash: advice.card.hash,
      rulesHash: advice.rules.hash,
      inputs: features,
      said: JSON.parse(JSON.stringify(advice)),
      recommendation: advice.recommendation,
      outcome: judged.outcome,
      overrideReason: against ? judged.overrideReason || null : null,
    },
    select: { id: true },
  });
}
