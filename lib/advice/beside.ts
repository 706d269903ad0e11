import "server-only";
import type { Beside } from "@/lib/advice/advise";
import type { Features } from "@/lib/advice/features";
import { type Artifact, clamp, gradeOf } from "@/lib/scoring/artifact";
import { cardOf, score } from "@/lib/scoring/score";

/** What another card's grades have to differ by, to count. */
const farApart = 2;

/**
 * What speaks for looking closer although the card that advises is content: another card that judges these answers two
 * grades or more away, and answers whose spread has moved so far from the training that somebody has to act. Null where
 * there is nothing of the kind.
 */
export function besideOf(features: Features, card: Artifact, rival: Artifact | null, drifted: string[]): Beside | null {
  const grades = card.grades.map(({ grade }) => grade);
  const other = rival && gradeOf(clamp(cardOf(rival).total(features), rival.scale), rival.grades);
  const apart = other ? Math.abs(grades.indexOf(score(card, features).grade) - grades.indexOf(other)) : 0;
  const moved = drifted.filter((field) => card.inputs.some(({ name }) => name === field));
  if (apart < farApart && moved.length === 0) return null;
  return { rivalGrade: apart < farApart ? null : other, drifted: moved };
}
