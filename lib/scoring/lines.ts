import { firstClass, sizeOf } from "./coder";
import { countsOf, type Field } from "./field";
import { logistic } from "./newton";

/** Straight effects, one regression for each bag: the log odds it begins at, and the effect of each code by field. */
export type Lines = { bases: number[]; tables: Float64Array[][]; loss: number };

/** One column of the regression: what each code of a field counts there. */
type Line = { field: number; table: Float64Array; way: -1 | 0 | 1 };

/** How strongly effects are pulled to nought; rows held out choose. */
const pulls = [3, 30, 300];

const mostLines = 80;
const fewRows = 8_000;
const mostRows = 30_000;

/**
 * A straight line for each number along its ranks, and an effect for each word that is not rare. What few rows cannot
 * tell of a curve they often tell of its direction: the curves begin there.
 */
export function straight(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Lines {
  const lines = linesOf(fields, outcome);
  // Many rows say by themselves how steep a line is.
  const worth = outcome.length > fewRows ? pulls.slice(0, 1) : pulls;
  const tried = worth.map((pull) => fitted(fields, lines, outcome, starts, pull));
  return tried.reduce((best, one) => (one.loss < best.loss ? one : best));
}

function linesOf(fields: readonly Field[], outcome: Uint8Array): Line[] {
  const all = fields.flatMap((field, at) => linesFrom(field, at));
  if (all.length <= mostLines) return all;
  const pull = (line: Line) => Math.abs(slopeOf(fields[line.field]!, line, outcome));
  return all
    .map((line) => ({ line, pull: pull(line) }))
    .toSorted((one, two) => two.pull - one.pull)
    .slice(0, mostLines)
    .map(({ line }) => line);
}

function linesFrom(field: Field, at: number): Line[] {
  const counts = countsOf(field);
  const [size, first] = [sizeOf(field.coder), firstClass(field.coder)];
  const often = (code: number) => counts[code]! >= Math.max(8, 0.02 * field.codes.length);
  const flag = (code: number): Line => {
    const table = new Float64Array(size);
    table[code] = 1;
    return { field: at, table, way: 0 };
  };
  const codes = [...counts.keys()];
  if (field.coder.kind === "categorical") return codes.filter(often).map(flag);
  return [
    { field: at, table: ranks(counts, first), way: field.way },
    ...codes.filter((code) => code < first && often(code)).map(flag),
  ];
}

/** Of each class the place of its middle on a bell: half of the rows below nought, nearly all between -2 and 2. */
function ranks(counts: Float64Array, first: number): Float64Array {
  const table = new Float64Array(counts.length);
  let rows = 0;
  for (let code = first; code < counts.length; code += 1) rows += counts[code]!;
  let below = 0;
  for (let code = first; code < counts.length; code += 1) {
    table[code] = bell((below + counts[code]! / 2 + 0.01) / (rows + 0.02));
    below += counts[code]!;
  }
  return table;
}

/** Where so much of a bell lies below: good to two hundredths. */
function bell(share: number): number {
  const tail = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const place = tail - (2.30753 + 0.27061 * tail) / (1 + 0.99229 * tail + 0.04481 * tail * tail);
  return share < 0.5 ? -place : place;
}

/** How strongly a line goes with the outcome by itself. */
function slopeOf({ codes }: Field, { table }: Line, outcome: Uint8Array): number {
  let [x, xx, xy, y] = [0, 0, 0, 0];
  for (let row = 0; row < codes.length; row += 1) {
    const value = table[codes[row]!]!;
    x += value;
    xx += value * value;
    y += outcome[row]!;
    xy += value * outcome[row]!;
  }
  const rows = codes.length;
  return (xy - (x * y) / rows) / Math.sqrt(Math.max(1e-9, xx - (x * x) / rows));
}

function fitted(
  fields: readonly Field[],
  lines: readonly Line[],
  outcome: Uint8Array,
  starts: readonly number[],
  pull: number,
): Lines {
  const every = Math.max(1, Math.ceil(outcome.length / mostRows));
  const result: Lines = { bases: [], tables: [], loss: 0 };
  let start: Float64Array | undefined;
  starts.slice(1).forEach((to, fold) => {
    const from = starts[fold]!;
    const rows: number[] = [];
    for (let row = 0; row < outcome.length; row += every) if (row < from || row >= to) rows.push(row);
    const coefficients = regress(fields, lines, outcome, Uint32Array.from(rows), pull / every, start);
    start = coefficients;
    const tables = fields.map(({ coder }) => new Float64Array(sizeOf(coder)));
    lines.forEach(({ field, table }, at) => {
      const sum = tables[field]!;
      for (let code = 0; code < sum.length; code += 1) sum[code] = sum[code]! + coefficients[at + 1]! * table[code]!;
    });
    result.bases.push(coefficients[0]!);
    result.tables.push(tables);
    for (let row = from; row < to; row += 1) {
      let logOdds = coefficients[0]!;
      for (let at = 0; at < fields.length; at += 1) logOdds += tables[at]![fields[at]!.codes[row]!]!;
      result.loss += Math.log1p(Math.exp(outcome[row] === 1 ? -logOdds : logOdds)) / outcome.length;
    }
  });
  return result;
}

/** A number that would count against the way its risk may go counts nothing. */
function regress(
  fields: readonly Field[],
  lines: readonly Line[],
  outcome: Uint8Array,
  rows: Uint32Array,
  pull: number,
  start: Float64Array | undefined,
): Float64Array {
  const came = Float64Array.from(rows, (row) => outcome[row]!);
  const columns = lines.map(({ field, table }) => {
    const { codes } = fields[field]!;
    return Float64Array.from(rows, (row) => table[codes[row]!]!);
  });
  const ones = new Float64Array(rows.length).fill(1);
  let alive = lines.map((_, at) => at);
  const coefficients = new Float64Array(lines.length + 1);
  let begin = start;
  for (;;) {
    const design = [ones, ...alive.map((at) => columns[at]!)];
    const ridge = design.map((_, at) => (at === 0 ? 0 : pull));
    const from = begin && [begin[0]!, ...alive.map((at) => begin![at + 1]!)];
    const fit = logistic(design, came, { ridge, ...(from && { start: from }) });
    coefficients.fill(0);
    coefficients[0] = fit.coefficients[0]!;
    alive.forEach((at, place) => {
      coefficients[at + 1] = fit.coefficients[place + 1]!;
    });
    const right = alive.filter((at) => lines[at]!.way * coefficients[at + 1]! >= 0);
    if (right.length === alive.length) return coefficients;
    alive = right;
    begin = coefficients.slice();
  }
}
