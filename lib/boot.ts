import "server-only";
import { letHashingGiveWay } from "@/lib/auth/hashing-threads";
import { prepareDecoy } from "@/lib/auth/password";
import { env, settingFaults } from "@/lib/env";
import { isNewFault, isUnderstood } from "@/lib/forms/tell-status";
import { startJobs, stopJobs } from "@/lib/jobs/start";
import { log } from "@/lib/log";

/** What a server process does before it serves anybody: check its settings, then take up the background jobs. */
export async function boot() {
  const faults = settingFaults(process.env);
  if (faults.length > 0) {
    console.error(`The settings are not right:\n${faults.join("\n")}`);
    process.exit(1);
  }
  await prepareDecoy();
  letHashingGiveWay();
  if (env.JOBS !== "inside") return;
  await startJobs();
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void stopJobs());
}

type Fault = { digest?: string; name?: string; code?: string };
type Place = { routePath: string; routeType: string };

/** A fault reaches the log with the number that its reader sees, and without any of the reader's data. */
export function logFault(error: unknown, { routePath: route, routeType }: Place, requestId: string | undefined) {
  const { digest, name, code } = (error ?? {}) as Fault;
  // Anybody can send nonsense, as much as they like: it is no fault of ours, and not to look like one.
  if (routeType === "action" && !isUnderstood())
    return log.warn({ fault: name, route, requestId }, "a form could not be read");
  if (!isNewFault(digest)) return;
  const stack = error instanceof Error ? error.stack?.split("\n").slice(1, 8) : undefined;
  log.error({ number: digest, fault: name, code, route, requestId, stack }, "a request failed");
}
