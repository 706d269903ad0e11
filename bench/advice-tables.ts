import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { slopeOf } from "@/lib/scoring/calibrate";
import { auc, brier, expectedCalibrationError, logit } from "@/lib/scoring/measure";
import { TableSchema } from "@/lib/scoring/schema";
import type { Outcomes } from "@/lib/scoring/table";
import type { Method } from "@/lib/scoring/train";
import { type FoldResult, type FoldWork, predictFolds } from "../bin/advice/folds.ts";
import { readFolds } from "../bin/advice/read-folds.ts";
import { outcomesOf } from "../bin/advice/read-outcome.ts";
import { readTable } from "../bin/advice/read-table.ts";
import { baseline } from "./advice-baseline.ts";
import { atLeast, atMost, type Figure, known } from "./report.ts";

/** AUC by the given folds that each method has to reach. */
const goals: Record<string, { scorecard: number; challenger: number; small: boolean }> = {
  german: { scorecard: 0.785, challenger: 0.785, small: true },
  crx: { scorecard: 0.928, challenger: 0.93, small: true },
  heloc: { scorecard: 0.796, challenger: 0.797, small: false },
  taiwan: { scorecard: 0.767, challenger: 0.775, small: false },
};

/** The four public tables, each by its own folds. */
export async function tables(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, goal] of Object.entries(goals)) {
    const file = (ending: string) => join(folder, `${name}${ending}`);
    if (!existsSync(file(".csv"))) continue;
    const schema = TableSchema.parse(JSON.parse(readFileSync(file(".json"), "utf8")));
    const kinds = new Map(schema.features.map((feature) => [feature.name, feature.type] as const));
    const all = await readTable(file(".csv"), new Map([...kinds, [schema.target, "categorical" as const]]));
    const outcome = outcomesOf(all, schema);
    const table = { rows: all.rows, columns: new Map([...all.columns].filter(([one]) => one !== schema.target)) };
    const folds = await readFolds(file(".folds.csv"), all.rows);
    const plain = brierOf({ table, outcome, folds, schema });
    for (const method of ["scorecard", "challenger", "auto"] as const) {
      const results = await predictFolds({ table, outcome, folds, schema, options: { method, seed: 1 } });
      const least = method === "auto" ? Math.max(goal.scorecard, goal.challenger) : goal[method];
      figures.push(...qualityOf(`${name}, ${method}`, results, outcome, { method, least, small: goal.small, plain }));
    }
  }
  return figures;
}

/** The Brier score of the textbook's card by the same folds. */
function brierOf({ table, outcome, folds, schema }: Omit<FoldWork, "options">): number {
  const rows = Uint32Array.from(folds.keys());
  const parts = [...new Set(folds)].map((fold) => {
    const [learned, others] = [rows.filter((row) => folds[row] !== fold), rows.filter((row) => folds[row] === fold)];
    return { others, pd: baseline(table, outcome, schema, { learned, others }) };
  });
  const pd = parts.flatMap((part) => [...part.pd]);
  return brier(
    pd,
    parts.flatMap(({ others }) => Array.from(others, (row) => outcome[row]!)),
  );
}

/** `plain`: the Brier score of the textbook's card. */
type Goal = { method: Method; least: number; small: boolean; plain: number };

function qualityOf(what: string, results: readonly FoldResult[], outcome: Outcomes, goal: Goal): Figure[] {
  const parts = results.map(({ said }) => ({ pd: [...said.pd], came: Array.from(said.rows, (row) => outcome[row]!) }));
  const pd = parts.flatMap((part) => part.pd);
  const came = parts.flatMap((part) => part.came);
  const mean = (values: readonly number[]) => values.reduce((one, two) => one + two, 0) / values.length;
  const slope = slopeOf(Float64Array.from(pd, logit), came).slope;
  const ece = expectedCalibrationError(pd, came);
  return [
    atLeast(`${what}: AUC`, mean(parts.map((part) => auc(part.pd, part.came))), "", goal.least),
    atMost(`${what}: Brier beyond the textbook's`, brier(pd, came) - goal.plain, "", goal.small ? 0.002 : 0),
    atMost(`${what}: slope, distance from 1`, Math.abs(slope - 1), "", goal.small ? 0.25 : 0.1),
    goal.small ? known(`${what}: calibration error`, ece, "") : atMost(`${what}: calibration error`, ece, "", 0.02),
    atMost(`${what}: mean PD against bad rate`, Math.abs(mean(pd) / mean(came) - 1), "", 0.05),
    atMost(`${what}: AUC lost by rounding`, mean(results.map(({ report }) => report.roundingCost)), "", 0.001),
  ];
}
