import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@/lib/refusal";
import { predictFold } from "@/lib/scoring/cross";
import type { FoldWork } from "./folds.ts";

/** Trains without one fold after the other, as it is told. */
const { table, outcome, folds, schema, options } = workerData as FoldWork;
parentPort!.on("message", (fold: number) => {
  try {
    const { rows, score, pd, report } = predictFold(table, outcome, folds, fold, schema, options);
    parentPort!.postMessage({ fold, said: { rows, score, pd }, report });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    parentPort!.postMessage({ fold, refused: { code: error.code, values: error.values } });
  }
});
