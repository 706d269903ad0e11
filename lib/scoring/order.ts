import { hashOfWord, stir } from "./seeded";
import type { Column, Outcomes, Table } from "./table";

/** Rows in an order of their own content, so that nothing depends on how they lay in the file. */
export type Order = {
  /** Row numbers of the table, one inner fold after the other. */
  rows: Uint32Array;
  /** Where each inner fold begins; one more entry than folds. */
  starts: number[];
  /** Rows that are like another row in everything that may be used. */
  duplicates: number;
};

export type Dealing = { folds: number; seed: number; whose?: Uint32Array | undefined };

/**
 * Sorts rows by a hash of their usable columns and deals them out to folds by class. Equal rows get one fold:
 * somebody who stands there twice must not be both learned from and tested on. So do the rows of one person, where
 * `whose` says who that is.
 */
export function orderOf(table: Table, names: readonly string[], outcome: Outcomes, dealing: Dealing): Order {
  const { folds, seed, whose } = dealing;
  const [high, low] = hashes(table, names, seed);
  const rows = Uint32Array.from(outcome.keys()).filter((row) => outcome[row]! >= 0);
  rows.sort((one, two) => high[one]! - high[two]! || low[one]! - low[two]! || outcome[one]! - outcome[two]!);
  const fold = new Uint8Array(table.rows);
  const dealt = [0, 0];
  const placed = new Map<number, number>();
  let duplicates = 0;
  for (let from = 0; from < rows.length; ) {
    const first = rows[from]!;
    let to = from + 1;
    while (to < rows.length && high[rows[to]!] === high[first] && low[rows[to]!] === low[first]) to += 1;
    duplicates += to - from - 1;
    const kind = outcome[rows[to - 1]!]!;
    const people = whose ? Array.from(rows.subarray(from, to), (row) => whose[row]!) : [];
    const before = people.find((person) => placed.has(person));
    const here = before === undefined ? dealt[kind]! % folds : placed.get(before)!;
    for (let at = from; at < to; at += 1) fold[rows[at]!] = here;
    for (const person of people) if (!placed.has(person)) placed.set(person, here);
    if (before === undefined) dealt[kind] = dealt[kind]! + 1;
    from = to;
  }
  return { ...byFold(rows, fold, folds), duplicates };
}

function byFold(rows: Uint32Array, fold: Uint8Array, folds: number): Pick<Order, "rows" | "starts"> {
  const starts = new Array<number>(folds + 1).fill(0);
  for (const row of rows) starts[fold[row]! + 1] = starts[fold[row]! + 1]! + 1;
  for (let at = 1; at <= folds; at += 1) starts[at] = starts[at]! + starts[at - 1]!;
  const next = starts.slice();
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const to = fold[row]!;
    sorted[next[to]!] = row;
    next[to] = next[to]! + 1;
  }
  return { rows: sorted, starts };
}

function hashes(table: Table, names: readonly string[], seed: number): [Uint32Array, Uint32Array] {
  const high = new Uint32Array(table.rows).fill(stir(1, seed));
  const low = new Uint32Array(table.rows).fill(stir(2, seed));
  for (const name of names) {
    const column = table.columns.get(name);
    if (column) stirIn(column, high, low);
  }
  return [high, low];
}

function stirIn(column: Column, high: Uint32Array, low: Uint32Array) {
  if (column.kind === "categorical") {
    const ones = Uint32Array.from(column.words, (word) => hashOfWord(word, 3));
    const twos = Uint32Array.from(column.words, (word) => hashOfWord(word, 4));
    for (let row = 0; row < high.length; row += 1) {
      const word = column.codes[row]!;
      high[row] = stir(high[row]!, ones[word]!);
      low[row] = stir(low[row]!, twos[word]!);
    }
    return;
  }
  const bits = new DataView(new ArrayBuffer(8));
  for (let row = 0; row < high.length; row += 1) {
    // Adding nought makes one zero of both.
    bits.setFloat64(0, column.values[row]! + 0);
    const [one, two] = [bits.getUint32(0), bits.getUint32(4)];
    high[row] = stir(stir(high[row]!, one), two);
    low[row] = stir(stir(low[row]!, two), one);
  }
}
