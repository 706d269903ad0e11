import { type Bag, boost, heldOut } from "./boost";
import { firstClass, sizeOf } from "./coder";
import { curves } from "./curves";
import type { Effects, Learned, PairEffect } from "./effects";
import { classesOf, countsOf, type Field } from "./field";
import { findPairs } from "./find-pairs";
import { restOf } from "./likelihood";
import { sum } from "./measure";
import { orderByPattern } from "./pair-order";
import { type Axis, axisOf, pairCodes, pairPart } from "./pairs";
import { numberPart, type Pace, type Part, wordPart } from "./steps";

/** `quick`: without trying whether straight lines are a better beginning. */
export type ChallengerOptions = { pairs: number; quick?: boolean };

/** Boosting one curve for each field, then a few pairs on top of what the curves leave. */
export function challenger(
  fields: readonly Field[],
  outcome: Uint8Array,
  starts: readonly number[],
  { pairs: mostPairs, quick = false }: ChallengerOptions,
): Learned {
  const pace = paceFor(outcome);
  const parts = fields.map((field) => partOf(field, outcome, pace));
  const { bags, bases, totals, loss, begun, rounds } = curves(fields, parts, outcome, starts, quick);
  const single = parts.map((_, field) => ({ field, table: mean(totals.map((bag) => bag[field]!)) }));
  const effects: Effects = { base: mean(bases.map((base) => Float64Array.of(base)))[0]!, single, pairs: [] };
  const notes: Record<string, unknown> = { begun, rounds, loss };
  if (mostPairs > 0) {
    const learned = learnPairs(fields, effects, bags, outcome, mostPairs, pace);
    effects.pairs = learned.pairs;
    Object.assign(notes, { pairRounds: learned.rounds, lossWithPairs: learned.loss });
  }
  return { effects, heldOut: heldOut(bags), notes };
}

/** Small steps where rows are few, larger ones where the time counts. */
function paceFor(outcome: Uint8Array): Pace {
  const bads = sum(outcome);
  const thin = Math.min(bads, outcome.length - bads);
  const rate = outcome.length < 5_000 ? 0.04 : outcome.length < 40_000 ? 0.06 : 0.1;
  return { rate, ridge: 1, leastGain: 1, leastBend: Math.max(4, Math.min(12, thin / 250)) };
}

export function partOf({ codes, coder, way }: Field, outcome: Uint8Array, pace: Pace): Part {
  const size = sizeOf(coder);
  if (coder.kind === "numeric") return numberPart(codes, size, { first: firstClass(coder), way }, pace);
  return wordPart(codes, size, ridgeOf(codes, size, outcome), pace);
}

/** How little the words of a field differ, from how much their bad rates vary beyond chance. */
export function ridgeOf(codes: Uint16Array, size: number, outcome: Uint8Array): number {
  const rate = sum(outcome) / outcome.length;
  const [slope, bend] = [new Float64Array(size), new Float64Array(size)];
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    slope[code] = slope[code]! + outcome[row]! - rate;
    bend[code] = bend[code]! + rate * (1 - rate);
  }
  let [extra, weight] = [0, 0];
  for (let code = 0; code < size; code += 1) {
    extra += slope[code]! ** 2 - bend[code]!;
    weight += bend[code]! ** 2;
  }
  return Math.min(1_000, Math.max(8, extra > 0 ? weight / extra : 1_000));
}

type Tried = { fields: [number, number]; axes: [Axis, Axis]; part: Part };

function learnPairs(
  fields: readonly Field[],
  effects: Effects,
  bags: Bag[],
  outcome: Uint8Array,
  most: number,
  pace: Pace,
) {
  const tried = candidatePairs(fields, effects, bags, outcome, 2 * most + 2, pace);
  const kept = worthKeeping(tried, bags, outcome).slice(0, most);
  const last = boost(bags, partsOf(kept), outcome, { most: 400, wait: 15 });
  const pairs = kept.map(
    ({ fields: places, axes }, place): PairEffect => ({
      fields: places,
      axes,
      table: mean(last.totals.map((bag) => bag[place]!)),
    }),
  );
  return { pairs, rounds: last.rounds, loss: last.after };
}

const partsOf = (pairs: readonly Tried[]) => pairs.map(({ part }) => part);

/** Pairs that explain what the single curves leave, by rows that these have not seen. */
function candidatePairs(
  fields: readonly Field[],
  effects: Effects,
  bags: readonly Bag[],
  outcome: Uint8Array,
  most: number,
  pace: Pace,
): Tried[] {
  const axes = (groups: number) => fields.map((field, at) => axisFor(field, effects.single[at]!.table, groups));
  const codes = fields.map((field) => field.codes);
  const rest = restOf(heldOut(bags), outcome);
  const found = findPairs(axes(coarseness(outcome)), codes, rest, most);
  const fine = found.length > 0 ? axes(12) : [];
  return found.map(({ one, two }) => {
    const wordy = (place: number) => fields[place]!.coder.kind === "categorical";
    const [first, second] = [fine[one]!, fine[two]!];
    const a = wordy(one) ? orderByPattern(first, codes[one]!, second, codes[two]!, rest) : first;
    const b = wordy(two) ? orderByPattern(second, codes[two]!, a, codes[one]!, rest) : second;
    const part = pairPart(pairCodes(a, codes[one]!, b, codes[two]!), a.groups, b.groups, pace);
    return { fields: [one, two], axes: [a, b], part };
  });
}

/** Boosts all of them for a while; those that rows held out would miss stay, the best first. The bags are as before. */
function worthKeeping(tried: readonly Tried[], bags: Bag[], outcome: Uint8Array): Tried[] {
  const before = bags.map(({ odds }) => odds.slice());
  const trial = boost(bags, partsOf(tried), outcome, { most: 40, wait: 10 });
  const gains = tried.map(({ part }, place) => {
    const totals = trial.totals.map((bag) => bag[place]!);
    return gainOf(part, totals, bags, outcome);
  });
  bags.forEach(({ odds }, place) => {
    odds.set(before[place]!);
  });
  return [...tried.keys()]
    .filter((place) => gains[place]! > leastPairGain)
    .toSorted((one, two) => gains[two]! - gains[one]!)
    .map((place) => tried[place]!);
}

/** Groups on a side while pairs are looked for: few where rows are few. */
function coarseness(outcome: Uint8Array): number {
  const bads = sum(outcome);
  return Math.max(4, Math.min(8, Math.floor(Math.sqrt(Math.min(bads, outcome.length - bads) / 40))));
}

/** Likelihood on rows held out that a pair has to gain. */
const leastPairGain = 4;

/** What the rows held out would lose if this part had not spoken. */
function gainOf({ codes }: Part, totals: readonly Float64Array[], bags: readonly Bag[], outcome: Uint8Array): number {
  let gain = 0;
  bags.forEach(({ from, to, odds }, place) => {
    const factor = totals[place]!.map((effect) => Math.exp(-effect));
    for (let row = from; row < to; row += 1) {
      const without = odds[row]! * factor[codes[row]!]!;
      const ratio = (1 + without) / (1 + odds[row]!);
      gain += Math.log(outcome[row] === 1 ? (ratio * odds[row]!) / without : ratio);
    }
  });
  return gain;
}

/** So many words are each a group of their own: together they would hide what only some of them do. */
const fewWords = 14;

const eachApart = (order: readonly number[], size: number): Axis => {
  const groupOf = new Uint8Array(size);
  order.forEach((code, place) => {
    groupOf[code] = place + 1;
  });
  return { groups: order.length + 1, groupOf };
};

export function axisFor(field: Field, table: Float64Array, groups: number): Axis {
  const { coder } = field;
  const classes = classesOf(coder);
  if (coder.kind === "numeric") return axisOf(countsOf(field), firstClass(coder), classes, groups);
  const byEffect = [1, ...classes].toSorted((one, two) => table[one]! - table[two]! || one - two);
  if (classes.length <= fewWords) return eachApart(byEffect, sizeOf(coder));
  return axisOf(countsOf(field), 1, byEffect, groups);
}

/** Cell by cell. */
export function mean(tables: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(tables[0]!.length);
  for (const table of tables) for (let at = 0; at < result.length; at += 1) result[at] = result[at]! + table[at]!;
  return result.map((total) => total / tables.length);
}
