import "server-only";
import { readdirSync } from "node:fs";
import { setPriority } from "node:os";
import { Worker } from "node:worker_threads";

/** The project's TypeScript as plain Node runs it, whatever the process itself is made of. */
const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/** A thread that runs a file of ours; by its name at run time, so that the bundler of the pages has no part in it. */
export function startThread(file: string, workerData: unknown): Worker {
  return Reflect.construct(Worker, [`${process.cwd()}/${file}`, { execArgv: flags, workerData }]);
}

const threads = "/proc/self/task";
/** As Unix counts it: 0 is usual, 19 the least urgent. */
const niceness = 10;

/** Everything this process does is less urgent from here on than pages that people wait for. Linux alone does it. */
export function giveWay() {
  if (process.platform !== "linux") return;
  for (const thread of readdirSync(threads)) setPriority(Number(thread), niceness);
}
