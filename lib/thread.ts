import "server-only";
import { Worker } from "node:worker_threads";

/** The project's TypeScript as plain Node runs it, whatever the process itself is made of. */
const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/** A thread that runs a file of ours; by its name at run time, so that the bundler of the pages has no part in it. */
export function startThread(file: string, workerData: unknown): Worker {
  return Reflect.construct(Worker, [`${process.cwd()}/${file}`, { execArgv: flags, workerData }]);
}
