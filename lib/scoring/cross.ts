import { clamp, probabilityOf } from "./artifact";
import type { TableDescription } from "./schema";
import { cardOf } from "./score";
import { type Outcomes, type Row, type Table, take } from "./table";
import { type Trained, type TrainingOptions, train } from "./train";

/** What a card says of some rows. */
export type Said = { rows: Uint32Array; score: Float64Array; pd: Float64Array };

/** Trains without the rows of one fold, and says what comes out for these. */
export function predictFold(
  table: Table,
  outcome: Outcomes,
  folds: Int32Array,
  fold: number,
  schema: TableDescription,
  options: TrainingOptions,
): Said & Trained {
  const rows = Uint32Array.from(folds.keys());
  const learned = rows.filter((row) => folds[row] !== fold);
  const known = Int8Array.from(learned, (row) => outcome[row]!);
  const trained = train(take(table, learned), known, schema, options);
  return {
    ...say(
      trained.artifact,
      table,
      rows.filter((row) => folds[row] === fold),
    ),
    ...trained,
  };
}

/** Scores these rows of a table. */
export function say(artifact: Trained["artifact"], table: Table, rows: Uint32Array): Said {
  const card = cardOf(artifact);
  const score = Float64Array.from(rows, (row) => clamp(card.total(rowOf(table, row)), artifact.scale));
  return { rows, score, pd: score.map((points) => probabilityOf(points, artifact.scale)) };
}

export function rowOf(table: Table, at: number): Row {
  const row: Record<string, number | string> = {};
  for (const [name, column] of table.columns)
    row[name] = column.kind === "numeric" ? column.values[at]! : column.words[column.codes[at]!]!;
  return row;
}
