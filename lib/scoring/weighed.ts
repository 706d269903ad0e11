import { mean, ridgeOf } from "./challenger";
import { type Counts, evidence, type Fineness, readable, total } from "./coarse";
import { sizeOf } from "./coder";
import type { Learned } from "./effects";
import type { Field } from "./field";
import { probability } from "./measure";
import { logistic } from "./newton";

/** The textbook's card: weight of evidence by band, and one logistic regression over them. */
export function weighed(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Learned {
  const few = outcome.length < fewRows;
  const evidences = fields.map((field) => new Evidence(field, outcome, starts, few ? fine : readable));
  const useful = fields
    .map((_, place) => ({ place, gain: evidences[place]!.gain() }))
    .filter(({ gain }) => gain > leastGain)
    .toSorted((one, two) => two.gain - one.gain || one.place - two.place)
    .slice(0, mostFields)
    .map(({ place }) => place)
    .toSorted((one, two) => one - two);
  const used = useful.map((place) => evidences[place]!);
  const columns = [new Float64Array(outcome.length), ...used.map(() => new Float64Array(outcome.length))];
  const whole = regress(used, columns, outcome, starts, null);
  const cards = starts
    .slice(1)
    .map((_, fold) => cardOf(used, regress(used, columns, outcome, starts, fold, whole.coefficients), [fold]));
  const heldOut = new Float64Array(outcome.length);
  cards.forEach(({ base, tables }, fold) => {
    for (let row = starts[fold]!; row < starts[fold + 1]!; row += 1)
      heldOut[row] = tables.reduce((odds, table, j) => odds + table[used[j]!.field.codes[row]!]!, base);
  });
  const { base, tables } = few ? averageOf(cards) : cardOf(used, whole, []);
  const single = useful
    .map((field, j) => ({ field, table: tables[j]! }))
    .filter(({ table }) => table.some((effect) => effect !== 0));
  return { effects: { base, single, pairs: [] }, heldOut, notes: { steps: whole.steps, fields: single.length } };
}

/** Below this the cards of all folds are averaged: where a band ends is mostly chance there. */
const fewRows = 5_000;
const fine: Fineness = { leastShare: 0.02, leastLoss: 0.5 };

/** Likelihood on rows held out that a field has to gain by itself. */
const leastGain = 1;

type Card = { base: number; tables: Float64Array[] };

const cardOf = (
  used: readonly Evidence[],
  { coefficients }: { coefficients: Float64Array },
  without: number[],
): Card => ({
  base: coefficients[0]!,
  tables: used.map((one, j) => one.table(without).map((woe) => woe * coefficients[j + 1]!)),
});

const averageOf = (cards: readonly Card[]): Card => ({
  base: mean(cards.map(({ base }) => Float64Array.of(base)))[0]!,
  tables: cards[0]!.tables.map((_, j) => mean(cards.map(({ tables }) => tables[j]!))),
});

const mostFields = 60;
const fewWords = 30;

/** A coefficient is pulled to what it would be if the fields did not overlap. */
const ridge = 10;

/**
 * The regression over all rows but those of one fold. A field whose evidence would count the wrong way round is
 * dropped; the columns are written anew for each fold.
 */
function regress(
  used: readonly Evidence[],
  columns: Float64Array[],
  outcome: Uint8Array,
  starts: readonly number[],
  without: number | null,
  start?: Float64Array,
) {
  const folds = [...starts.keys()].slice(0, -1).filter((fold) => fold !== without);
  let rows = 0;
  const kept = new Float64Array(outcome.length);
  for (const fold of folds) {
    const [from, to] = [starts[fold]!, starts[fold + 1]!];
    columns[0]!.fill(1, rows, rows + to - from);
    used.forEach((one, j) => {
      const table = one.tableFor(fold, without);
      const [column, codes] = [columns[j + 1]!, one.field.codes];
      for (let row = from; row < to; row += 1) column[rows + row - from] = table[codes[row]!]!;
    });
    for (let row = from; row < to; row += 1) kept[rows + row - from] = outcome[row]!;
    rows += to - from;
  }
  let alive = used.map((_, j) => j + 1).filter((j) => !start || start[j]! > 0);
  const coefficients = new Float64Array(columns.length);
  for (;;) {
    const places = [0, ...alive];
    const result = logistic(
      places.map((j) => columns[j]!.subarray(0, rows)),
      kept.subarray(0, rows),
      {
        ridge: places.map((_, j) => (j === 0 ? 0 : ridge)),
        towards: places.map((_, j) => (j === 0 ? 0 : 0.5)),
        ...(start && { start: places.map((j) => start![j]!) }),
      },
    );
    coefficients.fill(0);
    places.forEach((j, at) => {
      coefficients[j] = result.coefficients[at]!;
    });
    const wrong = alive.filter((j) => coefficients[j]! <= 0);
    if (wrong.length === 0) return { ...result, coefficients };
    alive = alive.filter((j) => coefficients[j]! > 0);
    start = coefficients.slice();
  }
}

/** The weights of evidence of one field, from all folds or from all but some. */
class Evidence {
  readonly field: Field;
  private readonly folds: Counts[];
  private readonly ridge: number;
  private readonly fineness: Fineness;
  private readonly tables = new Map<string, Float64Array>();

  constructor(field: Field, outcome: Uint8Array, starts: readonly number[], fineness: Fineness) {
    this.field = field;
    this.fineness = fineness;
    const size = sizeOf(field.coder);
    this.ridge = field.coder.kind === "categorical" ? ridgeOf(field.codes, size, outcome) : 0;
    this.folds = starts.slice(1).map((to, fold) => {
      const counts = { goods: new Float64Array(size), bads: new Float64Array(size) };
      for (let row = starts[fold]!; row < to; row += 1) {
        const side = outcome[row] === 1 ? counts.bads : counts.goods;
        const code = field.codes[row]!;
        side[code] = side[code]! + 1;
      }
      return counts;
    });
  }

  table(without: readonly number[]): Float64Array {
    const key = without.toSorted((one, two) => one - two).join();
    const known = this.tables.get(key);
    if (known) return known;
    const made = evidence(this.field, this.counts(without), this.ridge, this.fineness);
    this.tables.set(key, made);
    return made;
  }

  /**
   * What the rows of a fold are shown while the regression is fitted. Of many words each has few rows, so a row
   * must not be shown a rate that it is part of.
   */
  tableFor(fold: number, without: number | null): Float64Array {
    const out = without === null ? [] : [without];
    const { coder } = this.field;
    return this.table(coder.kind === "categorical" && coder.words.length > fewWords ? [...out, fold] : out);
  }

  /** Likelihood gained on rows that the weights were not made from. */
  gain(): number {
    let gain = 0;
    this.folds.forEach(({ goods, bads }, fold) => {
      const rest = this.counts([fold]);
      const base = Math.log((total(rest.bads) + 0.5) / (total(rest.goods) + 0.5));
      const table = this.table([fold]);
      const none = probability(base);
      for (let code = 0; code < table.length; code += 1) {
        const p = probability(base + table[code]!);
        gain += bads[code]! * Math.log(p / none) + goods[code]! * Math.log((1 - p) / (1 - none));
      }
    });
    return gain;
  }

  private counts(without: readonly number[]): Counts {
    const size = sizeOf(this.field.coder);
    const result = { goods: new Float64Array(size), bads: new Float64Array(size) };
    this.folds.forEach(({ goods, bads }, fold) => {
      if (without.includes(fold)) return;
      for (let code = 0; code < size; code += 1) {
        result.goods[code] = result.goods[code]! + goods[code]!;
        result.bads[code] = result.bads[code]! + bads[code]!;
      }
    });
    return result;
  }
}
