import { mean } from "./challenger";
import { type Fineness, readable } from "./coarse";
import type { Learned } from "./effects";
import { Evidence } from "./evidence";
import type { Field } from "./field";
import { logistic } from "./newton";

/**
 * The textbook's card: weight of evidence by band, and one logistic regression over them. `outcome`: 1 is bad. `starts`:
 * the first row of each fold, and the number of rows.
 */
export function weightOfEvidence(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Learned {
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

/** A coefficient is pulled to what it would be if the fields did not overlap. */
const ridge = 10;

/** The regression over all rows but those of one fold. */
function regress(
  used: readonly Evidence[],
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  starts: readonly number[],
  without: number | null,
  start?: Float64Array,
) {
  const { rows, kept } = gather(used, columns, outcome, starts, without);
  return regressUpwards(
    columns.map((column) => column.subarray(0, rows)),
    kept,
    start,
  );
}

/** Writes the evidence of the rows that take part into the columns, which serve every fold in turn; gives their outcomes. */
function gather(
  used: readonly Evidence[],
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  starts: readonly number[],
  without: number | null,
) {
  let rows = 0;
  const kept = new Float64Array(outcome.length);
  for (const fold of [...starts.keys()].slice(0, -1).filter((one) => one !== without)) {
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
  return { rows, kept: kept.subarray(0, rows) };
}

/** Logistic regression again and again, each time without the fields whose evidence would count the wrong way round: those get nought. */
function regressUpwards(columns: readonly Float64Array[], outcome: Float64Array, begin?: Float64Array) {
  let alive = [...columns.keys()].slice(1).filter((j) => !begin || begin[j]! > 0);
  for (let start = begin; ; ) {
    const places = [0, ...alive];
    const result = logistic(
      places.map((j) => columns[j]!),
      outcome,
      {
        ridge: places.map((_, j) => (j === 0 ? 0 : ridge)),
        towards: places.map((_, j) => (j === 0 ? 0 : 0.5)),
        ...(start && { start: places.map((j) => start![j]!) }),
      },
    );
    const coefficients = new Float64Array(columns.length);
    places.forEach((j, at) => {
      coefficients[j] = result.coefficients[at]!;
    });
    const upwards = alive.filter((j) => coefficients[j]! > 0);
    if (upwards.length === alive.length) return { ...result, coefficients };
    [alive, start] = [upwards, coefficients];
  }
}
