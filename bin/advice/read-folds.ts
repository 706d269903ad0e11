import type { Table } from "@/lib/scoring/table";
import { Stop } from "../say.ts";
import { readTable } from "./read-table.ts";

/**
 * The fold of each row, from a file with a column "fold" and as many rows as the table, in its order; or with a column
 * "row" as well, that says which row of the table is meant, counted from 0.
 */
export async function readFolds(path: string, rows: number): Promise<Int32Array> {
  const table = await readTable(path, new Map([["fold", "numeric"]]), new Map([["row", "numeric"]]));
  if (table.rows !== rows) throw new Stop(`${path} has ${table.rows} rows, but the table has ${rows}.`);
  const folds = numbersOf(table, "fold")!;
  if (folds.some((fold) => !Number.isInteger(fold))) throw new Stop(`${path} holds a fold that is no whole number.`);
  if (new Set(folds).size < 2) throw new Stop(`${path} needs two folds at least.`);
  const named = numbersOf(table, "row");
  if (named) refuseWrong(named, path);
  const shared = new Int32Array(new SharedArrayBuffer(rows * 4));
  folds.forEach((fold, at) => {
    shared[named ? named[at]! : at] = fold;
  });
  return shared;
}

function numbersOf(table: Table, name: string): Float64Array | null {
  const column = table.columns.get(name);
  return column?.kind === "numeric" ? column.values : null;
}

function refuseWrong(named: Float64Array, path: string) {
  const seen = new Set<number>();
  for (const row of named) {
    if (!Number.isInteger(row) || row < 0 || row >= named.length)
      throw new Stop(`${path} names a row that the table has not: ${row}. Rows are counted from 0.`);
    if (seen.has(row)) throw new Stop(`${path} names row ${row} twice.`);
    seen.add(row);
  }
}
