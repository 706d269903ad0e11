import { sum } from "./measure";
import type { Part } from "./steps";

/** One of several models, each learned without one fold of the rows; that fold says when to stop. */
export type Bag = { from: number; to: number; odds: Float64Array };

export type Boosting = {
  /** The effect of each code, by bag and part. */
  totals: Float64Array[][];
  rounds: number;
  /** Mean loss over the rows that each bag has not learned from, before and after. */
  before: number;
  after: number;
};

export type Patience = { most: number; wait: number };

/** A bag for each fold, all beginning at the share of bads. */
export function newBags(outcome: Uint8Array, starts: readonly number[]): Bag[] {
  const bads = sum(outcome);
  return starts.slice(1).map((to, place) => {
    const from = starts[place]!;
    const held = sum(outcome.subarray(from, to));
    const [bad, good] = [bads - held, outcome.length - (to - from) - (bads - held)];
    return { from, to, odds: new Float64Array(outcome.length).fill((bad + 0.5) / (good + 0.5)) };
  });
}

/**
 * Goes round the parts, a small step for each, until the rows held out gain nothing more, then back to the best
 * round. All bags stop at one round: what a single fold says of it is mostly noise. Moves the odds of the bags.
 */
export function boost(bags: Bag[], parts: readonly Part[], outcome: Uint8Array, { most, wait }: Patience): Boosting {
  const begun = bags.map(({ odds }) => odds.slice());
  const totals = bags.map(() => parts.map(({ size }) => new Float64Array(size)));
  const before = lossOf(bags, outcome);
  let best = { loss: before, round: 0, totals: totals.map((bag) => bag.map((part) => part.slice())) };
  const work = workOf(parts);
  for (let round = 1; round <= most; round += 1) {
    bags.forEach((bag, place) => {
      goRound(bag, parts, totals[place]!, outcome, work);
    });
    const loss = lossOf(bags, outcome);
    if (loss < best.loss - 1e-7) best = { loss, round, totals: totals.map((bag) => bag.map((part) => part.slice())) };
    if (round - best.round >= wait) break;
  }
  bags.forEach((bag, place) => {
    bag.odds.set(begun[place]!);
    apply(bag.odds, parts, best.totals[place]!);
  });
  return { totals: best.totals, rounds: best.round, before, after: best.loss };
}

type Work = { slope: Float64Array; bend: Float64Array; step: Float64Array; factor: Float64Array };

function workOf(parts: readonly Part[]): Work {
  const size = parts.reduce((most, part) => Math.max(most, part.size), 1);
  const fresh = () => new Float64Array(size);
  return { slope: fresh(), bend: fresh(), step: fresh(), factor: fresh() };
}

const nothing = new Uint16Array(0);

/** One step for each part. The odds are brought up to date while the next part is summed up. */
function goRound(bag: Bag, parts: readonly Part[], totals: Float64Array[], outcome: Uint8Array, work: Work) {
  const { slope, bend, step, factor } = work;
  const { from, to, odds } = bag;
  let last: Uint16Array = nothing;
  parts.forEach(({ codes, size, propose }, place) => {
    slope.fill(0, 0, size);
    bend.fill(0, 0, size);
    sumUp(odds, last, factor, codes, outcome, 0, from, slope, bend);
    sumUp(odds, last, factor, codes, outcome, to, outcome.length, slope, bend);
    multiply(odds, last, factor, from, to);
    last = nothing;
    const total = totals[place]!;
    if (!propose(slope, bend, total, step)) return;
    for (let code = 0; code < size; code += 1) {
      total[code] = total[code]! + step[code]!;
      factor[code] = Math.exp(step[code]!);
    }
    last = codes;
  });
  multiply(odds, last, factor, 0, outcome.length);
}

function sumUp(
  odds: Float64Array,
  last: Uint16Array,
  factor: Float64Array,
  codes: Uint16Array,
  outcome: Uint8Array,
  from: number,
  to: number,
  slope: Float64Array,
  bend: Float64Array,
) {
  if (last.length > 0) multiply(odds, last, factor, from, to);
  for (let row = from; row < to; row += 1) {
    const risk = odds[row]!;
    const p = risk / (1 + risk);
    const code = codes[row]!;
    slope[code] = slope[code]! + outcome[row]! - p;
    bend[code] = bend[code]! + p * (1 - p);
  }
}

function multiply(odds: Float64Array, codes: Uint16Array, factor: Float64Array, from: number, to: number) {
  if (codes.length === 0) return;
  for (let row = from; row < to; row += 1) odds[row] = odds[row]! * factor[codes[row]!]!;
}

/** Multiplies the odds by what all parts say. */
export function apply(odds: Float64Array, parts: readonly Part[], totals: readonly Float64Array[]) {
  parts.forEach(({ codes }, place) => {
    multiply(odds, codes, totals[place]!.map(Math.exp), 0, odds.length);
  });
}

/** Mean loss over all rows, each by the bag that has not seen it. */
export function lossOf(bags: readonly Bag[], outcome: Uint8Array): number {
  let total = 0;
  for (const { from, to, odds } of bags)
    for (let row = from; row < to; row += 1)
      total += outcome[row] === 1 ? Math.log1p(1 / odds[row]!) : Math.log1p(odds[row]!);
  return total / outcome.length;
}

/** Log odds of each row by the bag that has not seen it. */
export function heldOut(bags: readonly Bag[]): Float64Array {
  const result = new Float64Array(bags[0]!.odds.length);
  for (const { from, to, odds } of bags) for (let row = from; row < to; row += 1) result[row] = Math.log(odds[row]!);
  return result;
}
