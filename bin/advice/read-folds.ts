import type { Table } from "@/lib/scoring/table";
import { Stop } from "../say.ts";
import { readTable } from "./read-table.ts";

/** The fold of each row, from a file with a column "fold" and as many rows as the table. */
export async function readFolds(path: string, rows: number): Promise<Int32Array> {
  const table: Table = await readTable(path, new Map([["fold", "numeric"]]));
  if (table.rows !== rows) throw new Stop(`${path} has ${table.rows} rows, but the table has ${rows}.`);
  const column = table.columns.get("fold")!;
  const folds = column.kind === "numeric" ? column.values : new Float64Array(0);
  if (folds.some((fold) => !Number.isInteger(fold))) throw new Stop(`${path} holds a fold that is no whole number.`);
  if (new Set(folds).size < 2) throw new Stop(`${path} needs two folds at least.`);
  const shared = new Int32Array(new SharedArrayBuffer(rows * 4));
  shared.set(folds);
  return shared;
}
