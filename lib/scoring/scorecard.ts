import { type Learned, mixtureOf } from "./effects";
import type { Field } from "./field";
import { lossOf, smoothed } from "./smooth";
import { weightOfEvidence } from "./weight-of-evidence";

/** So much more has the smoothed card to say of rows held out before it stands alone. */
const clearly = 4;

/**
 * The classical card: the mean of the textbook's, whose bands know nothing of each other, and of one whose neighbours
 * are pulled together. Where rows held out clearly say so, the latter alone.
 */
export function scorecard(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Learned {
  const [one, two] = [weightOfEvidence(fields, outcome, starts), smoothed(fields, outcome, starts)];
  const heldOut = one.heldOut.map((value, row) => (value + two.heldOut[row]!) / 2);
  if (lossOf(heldOut, outcome) - lossOf(two.heldOut, outcome) > clearly)
    return { ...two, notes: { ...one.notes, smoothed: 1 } };
  return { effects: mixtureOf(one.effects, two.effects, 0.5), heldOut, notes: { ...one.notes, smoothed: 0.5 } };
}
