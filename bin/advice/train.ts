import { accessSync, constants, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { slopeOf } from "@/lib/scoring/calibrate";
import { say as score } from "@/lib/scoring/cross";
import { auc, brier, expectedCalibrationError, logit } from "@/lib/scoring/measure";
import { type TableDescription, TableSchema } from "@/lib/scoring/schema";
import type { Outcomes } from "@/lib/scoring/table";
import { type Trained, type TrainingOptions, train } from "@/lib/scoring/train";
import { Stop, say } from "../say.ts";
import { type FoldResult, predictFolds } from "./folds.ts";
import { readFolds } from "./read-folds.ts";
import { outcomesOf } from "./read-outcome.ts";
import { readTable } from "./read-table.ts";

export type Paths = { table: string; schema: string; folds?: string; out?: string; artifact?: string; report?: string };

/** npm run advice -- train: a card from a table, and what it says of each row. */
export async function trainOnTable(paths: Paths, options: TrainingOptions) {
  mayWrite([paths.out, paths.artifact, paths.report]);
  const schema = readSchema(paths.schema);
  const wanted = new Map(schema.features.map(({ name, type }) => [name, type] as const));
  if (wanted.has(schema.target)) throw new Stop(`The target "${schema.target}" is also named as a feature.`);
  const table = await readTable(paths.table, new Map([...wanted, [schema.target, "categorical" as const]]));
  if (table.rows < 2)
    throw new Stop(`${paths.table} has ${table.rows} row${table.rows === 1 ? "" : "s"}: too few to learn from.`);
  const outcome = outcomesOf(table, schema);
  const columns = new Map([...table.columns].filter(([name]) => name !== schema.target));
  const inputs = { rows: table.rows, columns };
  const folds = paths.folds ? await readFolds(paths.folds, table.rows) : null;
  const trained = train(inputs, outcome, schema, options);
  const results = folds ? await predictFolds({ table: inputs, outcome, folds, schema, options }) : null;
  const said = results ?? [{ fold: null, said: score(trained.artifact, inputs, Uint32Array.from(outcome.keys())) }];
  if (paths.out) writeFileSync(paths.out, predictions(said, table.rows));
  if (paths.artifact) writeFileSync(paths.artifact, `${JSON.stringify(trained.artifact, null, 1)}\n`);
  const measured = results && measure(results, outcome);
  if (paths.report) writeFileSync(paths.report, `${JSON.stringify({ ...trained.report, measured }, null, 1)}\n`);
  tell(trained, measured);
}

/** Before anything is learned: nobody wants to know only after minutes that it cannot be kept. */
export function mayWrite(paths: readonly (string | undefined)[]) {
  for (const path of paths.filter((one) => one !== undefined)) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Stop(`${path} is a folder, not a file.`);
    try {
      accessSync(dirname(path), constants.W_OK);
    } catch {
      throw new Stop(`${path} cannot be written: there is no folder ${dirname(path)}, or nothing may be put there.`);
    }
  }
}

function readSchema(path: string): TableDescription {
  const text = read(path);
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch (error) {
    throw new Stop(`${path} is not JSON: ${(error as Error).message}`);
  }
  const result = TableSchema.safeParse(plain);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Stop(`${path} is not a schema: ${issue!.path.join(".") || "the whole"}: ${issue!.message}.`);
}

export function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Stop(`There is no file ${path}, or it cannot be read.`);
  }
}

type Part = { fold: number | null; said: FoldResult["said"] };

/** Rows are counted from 0, as they stand in the table. */
function predictions(parts: readonly Part[], rows: number): string {
  const lines = new Array<string>(rows);
  for (const { fold, said } of parts)
    said.rows.forEach((row, at) => {
      lines[row] = `${row},${fold ?? ""},${said.pd[at]!.toPrecision(9)},${said.score[at]}\n`;
    });
  return `row,fold,pd,score\n${lines.join("")}`;
}

type Measured = ReturnType<typeof measure>;

/** How good the predictions are; rows without an outcome do not count. */
function measure(results: readonly FoldResult[], outcome: Outcomes) {
  const folds = results.map(({ fold, said, report }) => {
    const known = [...said.rows.keys()].filter((at) => outcome[said.rows[at]!]! >= 0);
    const pd = known.map((at) => said.pd[at]!);
    const came = known.map((at) => outcome[said.rows[at]!]!);
    return { fold, chosen: report.chosen, auc: auc(pd, came), pd, came };
  });
  const pd = folds.flatMap((fold) => fold.pd);
  const came = folds.flatMap((fold) => fold.came);
  const aucs = folds.map((fold) => fold.auc);
  const mean = aucs.reduce((one, two) => one + two, 0) / aucs.length;
  return {
    auc: mean,
    aucSpread: Math.sqrt(aucs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (aucs.length - 1)),
    brier: brier(pd, came),
    slope: slopeOf(Float64Array.from(pd, logit), came).slope,
    calibrationError: expectedCalibrationError(pd, came),
    meanPd: pd.reduce((one, two) => one + two, 0) / pd.length,
    badRate: came.reduce((one, two) => one + two, 0) / came.length,
    folds: folds.map(({ fold, chosen, auc: one }) => ({ fold, chosen, auc: one })),
  };
}

function tell({ artifact, report }: Trained, measured: Measured | null) {
  say(
    `${report.rows} rows, ${report.bads} bad; ${report.chosen}, ${artifact.terms.length} terms, ${artifact.pairs.length} pairs`,
  );
  if (report.stage === "expert")
    say(
      `Only ${Math.min(report.bads, report.rows - report.bads)} cases of one kind: below 60 the expert card stays, this one is for comparison.`,
    );
  if (report.stage === "shadow") say(`${report.bads} bad cases: enough to run in shadow, not to be put forward (250).`);
  for (const { field, auc: single, informationValue, excluded } of report.leakage)
    say(
      `Leakage alarm: "${field}" (AUC ${single.toFixed(3)}, IV ${informationValue.toFixed(2)}): ${excluded ? "left out" : "kept, to be looked at"}.`,
    );
  for (const { name, found } of report.fields)
    if (found.length > 0) say(`"${name}": ${found.join(", ")} taken for special codes.`);
  for (const { name, refused } of report.fields)
    if (refused === "constant") say(`"${name}" says nothing: it is empty or the same in every row. Left out.`);
  if (report.duplicates > 0) say(`${report.duplicates} rows are like another row; such rows stay in one inner fold.`);
  if (measured)
    say(
      `AUC ${measured.auc.toFixed(4)} ± ${measured.aucSpread.toFixed(4)} over ${measured.folds.length} folds, Brier ${measured.brier.toFixed(4)}, slope ${measured.slope.toFixed(2)}, calibration error ${measured.calibrationError.toFixed(4)}`,
    );
}
