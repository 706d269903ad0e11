import { expertCard } from "@/lib/advice/expert-card";
import type { Matured } from "@/lib/advice/outcomes";
import type { Artifact } from "@/lib/scoring/artifact";
import { clamp, logOddsOf, probabilityOf } from "@/lib/scoring/artifact";
import { slopeOfCounts } from "@/lib/scoring/calibrate";
import { aucOfCounts, brier, expectedCalibrationError, ks } from "@/lib/scoring/measure";
import { cardOf } from "@/lib/scoring/score";
import { seeded } from "@/lib/scoring/seeded";

/** A figure with the interval in which chance lets it lie. */
export type Interval = { value: number; low: number; high: number };

/** What later cases say of a card; intervals hold nine times of ten. */
export type Proven = {
  auc: Interval;
  ks: number;
  brier: number;
  slope: Interval;
  calibrationError: number;
  meanPd: number;
};

/** Cases in an order of what was said, and what came of them. */
export type Class = { rows: number; bads: number; meanPd: number };

export type Proof = {
  /** First day of the later cases, which the card that is proved has not seen. */
  from: string;
  earlier: { rows: number; bads: number };
  later: { rows: number; bads: number };
  card: Proven;
  expert: Proven;
  /** Of the AUC over the expert card's, on the same cases. */
  gain: Interval;
  classes: Class[];
};

/** The latest quarter of the cases is kept back. */
const laterShare = 0.25;
const leastOfKind = 8;

/**
 * Earlier cases to learn from, later ones to prove what was learned on people it has not met; null where either would
 * be too few.
 */
export function splitByTime(cases: readonly Matured[]): { earlier: Matured[]; later: Matured[] } | null {
  const order = cases.toSorted(
    (one, two) =>
      one.submittedAt.getTime() - two.submittedAt.getTime() || (one.applicationId < two.applicationId ? -1 : 1),
  );
  const at = Math.floor(order.length * (1 - laterShare));
  const later = order.slice(at);
  const known = new Set(later.map(({ customerId }) => customerId));
  const earlier = order.slice(0, at).filter(({ customerId }) => !known.has(customerId));
  const enough = [earlier, later].every((part) => {
    const bads = part.filter(({ bad }) => bad).length;
    return bads >= leastOfKind && part.length - bads >= leastOfKind;
  });
  return enough ? { earlier, later } : null;
}

/** How a card that was learned from the earlier cases does on the later ones, beside the expert card. */
export function proveCard(learned: Artifact, earlier: readonly Matured[], later: readonly Matured[]): Proof {
  const outcome = Uint8Array.from(later, ({ bad }) => (bad ? 1 : 0));
  const [mine, experts] = [scoresOf(learned, later), scoresOf(expertCard, later)];
  const drawn = drawAgain([learned, expertCard], [mine, experts], outcome);
  const measured = (place: number, card: Artifact, scores: Int16Array): Proven => {
    const all = countsOf(scores, outcome);
    return {
      ...qualityOf(card, scores, outcome),
      auc: { value: areaOf(all), ...middle(drawn.map((draw) => draw[place]!.auc)) },
      slope: { value: slopeAt(card, all), ...middle(drawn.map((draw) => draw[place]!.slope)) },
    };
  };
  const [card, expert] = [measured(0, learned, mine), measured(1, expertCard, experts)];
  const gains = drawn.map(([one, two]) => one!.auc - two!.auc);
  return {
    from: later[0]!.submittedAt.toISOString(),
    earlier: counted(earlier),
    later: counted(later),
    card,
    expert,
    gain: { value: card.auc.value - expert.auc.value, ...middle(gains) },
    classes: classesOf(learned, mine, outcome),
  };
}

const counted = (cases: readonly Matured[]) => ({ rows: cases.length, bads: cases.filter(({ bad }) => bad).length });

function scoresOf(card: Artifact, cases: readonly Matured[]): Int16Array {
  const { total } = cardOf(card);
  return Int16Array.from(cases, ({ features }) => clamp(total(features), card.scale));
}

function qualityOf(card: Artifact, scores: Int16Array, outcome: Uint8Array) {
  const logOdds = Float64Array.from(scores, (score) => logOddsOf(score, card.scale));
  const pd = Float64Array.from(scores, (score) => probabilityOf(score, card.scale));
  return {
    ks: ks(logOdds, outcome),
    brier: brier(pd, outcome),
    calibrationError: expectedCalibrationError(pd, outcome),
    meanPd: pd.reduce((sum, one) => sum + one, 0) / pd.length,
  };
}

const scoreClasses = 1_024;

type Counts = { goods: Uint32Array; bads: Uint32Array };

/** Scores are whole numbers below a thousand, so that cases are counted by score rather than sorted; the best first. */
function countsOf(scores: Int16Array, outcome: Uint8Array, rows?: Uint32Array): Counts {
  const counts = { goods: new Uint32Array(scoreClasses), bads: new Uint32Array(scoreClasses) };
  for (let at = 0; at < scores.length; at += 1) {
    const row = rows ? rows[at]! : at;
    const side = outcome[row] === 1 ? counts.bads : counts.goods;
    const place = scoreClasses - 1 - scores[row]!;
    side[place] = side[place]! + 1;
  }
  return counts;
}

const areaOf = ({ goods, bads }: Counts) => aucOfCounts(goods, bads);

const slopeAt = ({ scale }: Artifact, { goods, bads }: Counts) =>
  slopeOfCounts((place) => logOddsOf(scoreClasses - 1 - place, scale), goods, bads);

const draws = 500;

type Drawn = { auc: number; slope: number }[];

/** Both cards on the same cases drawn anew, many times over. */
function drawAgain(cards: Artifact[], scores: Int16Array[], outcome: Uint8Array): Drawn[] {
  const random = seeded(outcome.length);
  const rows = new Uint32Array(outcome.length);
  return Array.from({ length: draws }, () => {
    for (let at = 0; at < rows.length; at += 1) rows[at] = Math.floor(random() * outcome.length);
    return cards.map((card, place) => {
      const counts = countsOf(scores[place]!, outcome, rows);
      return { auc: areaOf(counts), slope: slopeAt(card, counts) };
    });
  });
}

/** Nine tenths of them. */
function middle(values: readonly number[]): { low: number; high: number } {
  const order = values.toSorted((one, two) => one - two);
  return { low: order[Math.floor(order.length * 0.05)]!, high: order[Math.ceil(order.length * 0.95) - 1]! };
}

/** Ten classes of equal size from the safest to the riskiest. */
function classesOf(card: Artifact, scores: Int16Array, outcome: Uint8Array): Class[] {
  const order = [...scores.keys()].toSorted((one, two) => scores[two]! - scores[one]! || one - two);
  return Array.from({ length: 10 }, (_, part) => {
    const rows = order.slice(Math.floor((part * order.length) / 10), Math.floor(((part + 1) * order.length) / 10));
    const pds = rows.map((row) => probabilityOf(scores[row]!, card.scale));
    return {
      rows: rows.length,
      bads: rows.reduce((sum, row) => sum + outcome[row]!, 0),
      meanPd: pds.reduce((sum, pd) => sum + pd, 0) / Math.max(1, rows.length),
    };
  });
}
