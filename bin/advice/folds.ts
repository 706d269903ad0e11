import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { Refusal } from "@/lib/refusal";
import { predictFold, type Said } from "@/lib/scoring/cross";
import type { TrainingReport } from "@/lib/scoring/report";
import type { TableDescription } from "@/lib/scoring/schema";
import type { Outcomes, Table } from "@/lib/scoring/table";
import type { TrainingOptions } from "@/lib/scoring/train";

export type FoldWork = {
  table: Table;
  outcome: Outcomes;
  folds: Int32Array;
  schema: TableDescription;
  options: TrainingOptions;
};

export type FoldResult = { fold: number; said: Said; report: TrainingReport };

type Answer = FoldResult | { fold: number; refused: { code: string; values: Refusal["values"] } };

/** Small tables are done before a thread has started. */
const leastRows = 2_000;

/** Each row said by a card that was trained without its fold; several folds at a time where the machine can. */
export async function predictFolds(work: FoldWork): Promise<FoldResult[]> {
  const left = [...new Set(work.folds)].toSorted((one, two) => one - two);
  if (work.table.rows < leastRows)
    return left.map((fold) => {
      const { table, outcome, folds, schema, options } = work;
      const { rows, score, pd, report } = predictFold(table, outcome, folds, fold, schema, options);
      return { fold, said: { rows, score, pd }, report };
    });
  const results: FoldResult[] = [];
  const threads = Math.min(availableParallelism(), left.length, 4);
  await Promise.all(Array.from({ length: threads }, () => runThread(work, left, results)));
  return results.toSorted((one, two) => one.fold - two.fold);
}

/** One thread that takes folds until none is left. */
function runThread(work: FoldWork, left: number[], results: FoldResult[]): Promise<void> {
  const worker = new Worker(new URL("./fold-worker.ts", import.meta.url), { workerData: work });
  return new Promise<void>((done, fail) => {
    const next = () => {
      const fold = left.shift();
      if (fold === undefined) done();
      else worker.postMessage(fold);
    };
    worker.on("error", fail);
    worker.on("message", (answer: Answer) => {
      if ("refused" in answer) {
        left.length = 0;
        fail(new Refusal(answer.refused.code, { values: answer.refused.values }));
        return;
      }
      results.push(answer);
      next();
    });
    next();
  }).finally(() => worker.terminate());
}
