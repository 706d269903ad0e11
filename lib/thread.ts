import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { Worker } from "node:worker_threads";

/** The project's TypeScript as plain Node runs it, whatever the process itself is made of. */
const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/** A thread that runs a file of ours; by its name at run time, so that the bundler of the pages has no part in it. */
export function startThread(file: string, workerData: unknown): Worker {
  return Reflect.construct(Worker, [`${process.cwd()}/${file}`, { execArgv: flags, workerData }]);
}

/** As Unix counts it: 0 is usual, 19 the least urgent. */
const leastUrgent = 19;
const threads = "/proc/self/task";

/** The threads of this process, or those with that name; only Linux tells, and lets each have an urgency of its own. */
export function threadsNamed(name?: string): string[] {
  if (process.platform !== "linux") return [];
  const all = readdirSync(threads);
  return name ? all.filter((thread) => readFileSync(`${threads}/${thread}/comm`, "utf8").trim() === name) : all;
}

/** From here on these give way to the rest of the machine, by so much more than this process does already. */
export function makeLessUrgent(which: string[], by: number) {
  const niceness = Math.min(getPriority() + by, leastUrgent);
  for (const thread of which) setPriority(Number(thread), niceness);
}

/** Everything this process does is less urgent from here on than pages that people wait for. */
export const giveWay = () => makeLessUrgent(threadsNamed(), 10);
