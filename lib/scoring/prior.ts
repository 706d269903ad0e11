import { type Artifact, logOddsOf, type NumberTerm, type WordTerm } from "./artifact";
import { classOf, sizeOf, wordsFor } from "./coder";
import { type Effects, mixtureOf } from "./effects";
import type { Field } from "./field";
import { auc } from "./measure";
import type { Candidate } from "./report";

/** How much of the prior card stands in the mixture; rows held out choose. */
const shares = [0.25, 0.5, 0.75];

/**
 * A learned card drawn towards one that was there before, such as experience wrote it: what few bads cannot tell, the
 * earlier card says. No mixture is better than the learned card: then none is made.
 */
export function drawnTowards(
  prior: Artifact,
  learned: Candidate,
  fields: readonly Field[],
  outcome: Uint8Array,
): Candidate | null {
  const known = priorEffects(prior, fields);
  const said = logOddsIn(known, fields, outcome.length);
  const mixed = shares.map((share) => {
    const heldOut = learned.heldOut.map((value, row) => (1 - share) * value + share * said[row]!);
    return { share, heldOut, auc: auc(heldOut, outcome) };
  });
  const best = mixed.reduce((one, other) => (other.auc > one.auc ? other : one));
  if (best.auc <= auc(learned.heldOut, outcome)) return null;
  return {
    method: "blend",
    effects: mixtureOf(learned.effects, known, best.share),
    heldOut: best.heldOut,
    notes: { of: learned.method, prior: prior.hash, share: best.share },
  };
}

/** What the prior card says, as effects on the log odds of each code. Answers that this table has not are left out. */
function priorEffects(prior: Artifact, fields: readonly Field[]): Effects {
  const worth = logOddsOf(0, prior.scale) - logOddsOf(1, prior.scale);
  const single = prior.terms.flatMap((term) => {
    const field = fields.findIndex(({ name, derivation }) => !derivation && name === term.field);
    const found = fields[field];
    if (!found || found.coder.kind !== term.kind) return [];
    const points = term.kind === "numeric" ? numberPoints(term, found) : wordPoints(term, found);
    return [{ field, table: points.map((value) => -value * worth) }];
  });
  return { base: logOddsOf(prior.basePoints, prior.scale), single, pairs: [] };
}

/** Of a class the mean over its rows, as its border may lie elsewhere than the prior card's. */
function numberPoints({ bands, specials, missing }: NumberTerm, { coder, codes, values }: Field): Float64Array {
  const [sums, rows] = [new Float64Array(sizeOf(coder)), new Float64Array(sizeOf(coder))];
  const cuts = bands.slice(0, -1).map(({ upTo }) => upTo!);
  const listed = new Map(specials.map(({ value, points }) => [value, points]));
  const codesOfNone = coder.kind === "numeric" ? coder.specials : [];
  codes.forEach((code, row) => {
    const value = codesOfNone[code - 1] ?? values![row]!;
    const points = Number.isNaN(value) ? missing.points : (listed.get(value) ?? bands[classOf(cuts, value)]!.points);
    sums[code] = sums[code]! + points;
    rows[code] = rows[code]! + 1;
  });
  return sums.map((sum, code) => (rows[code]! > 0 ? sum / rows[code]! : missing.points));
}

function wordPoints({ bands, other, missing }: WordTerm, { coder }: Field): Float64Array {
  if (coder.kind !== "categorical") return new Float64Array(0);
  const known = new Map(bands.flatMap((band) => band.words.map((word) => [word, band.points] as const)));
  return Float64Array.of(
    missing.points,
    other.points,
    ...coder.words.map((word) => meanOf(wordsFor(coder, word).map((one) => known.get(one) ?? other.points))),
  );
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function logOddsIn({ base, single }: Effects, fields: readonly Field[], rows: number): Float64Array {
  const logOdds = new Float64Array(rows).fill(base);
  for (const { field, table } of single) {
    const { codes } = fields[field]!;
    for (let row = 0; row < rows; row += 1) logOdds[row] = logOdds[row]! + table[codes[row]!]!;
  }
  return logOdds;
}
