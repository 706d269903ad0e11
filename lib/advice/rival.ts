import "server-only";
import { cardByHash } from "@/lib/advice/card";
import { expertCard } from "@/lib/advice/expert-card";
import type { Advised } from "@/lib/advice/read-basis";
import type { Tx } from "@/lib/db";
import { clamp, gradeOf, probabilityOf } from "@/lib/scoring/artifact";
import { cardOf } from "@/lib/scoring/score";

type Rival = { rivalHash: string; rivalScore: number; rivalGrade: string; rivalPd: number };

/**
 * What a card that does not advise says of the same answers: the newest learned one, or the expert card beside a learned
 * one. Kept with the decision, so that later the two can be held against what came.
 */
export async function rivalSays(tx: Pick<Tx, "scoringModel">, { features, basis, rival }: Advised) {
  const hash = rival ?? expertCard.hash;
  const card = await cardByHash(tx, hash);
  if (card === basis.card) return null;
  const score = clamp(cardOf(card).total(features), card.scale);
  const said: Rival = {
    rivalHash: hash,
    rivalScore: score,
    rivalGrade: gradeOf(score, card.grades),
    rivalPd: probabilityOf(score, card.scale),
  };
  return said;
}
