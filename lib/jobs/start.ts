import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { env } from "@/lib/env";
import { purgeStale } from "@/lib/jobs/purge";
import { log } from "@/lib/log";
import { deliverDue } from "@/lib/mail/deliver";

const kept = globalThis as { xinkaJobs?: PgBoss };

let stopping = false;

/** Starts the background jobs of this process. Several processes share the work through the database. */
export async function startJobs() {
  if (kept.xinkaJobs) return;
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, max: 3, application_name: "xinka jobs" });
  boss.on("error", (error) => log.error({ fault: error.name }, "jobs"));
  kept.xinkaJobs = boss;
  await boss.start();

  // At most one such job at work and one waiting; the schedule starts it again should all processes have died.
  await boss.createQueue("outbox", { policy: "stately", expireInSeconds: 90, retryLimit: 0 });
  await boss.work("outbox", { pollingIntervalSeconds: 1 }, async () => {
    await deliverForAMinute();
    if (!stopping) await boss.send("outbox");
  });
  await boss.schedule("outbox", "* * * * *");
  await boss.send("outbox");

  await boss.createQueue("purge", { policy: "singleton", expireInSeconds: 600, retryLimit: 2 });
  await boss.work("purge", { pollingIntervalSeconds: 30 }, () => purgeStale());
  await boss.schedule("purge", "17 3 * * *", null, { tz: "Asia/Shanghai" });
}

export async function stopJobs() {
  stopping = true;
  await kept.xinkaJobs?.stop({ graceful: true, timeout: 5_000 });
  delete kept.xinkaJobs;
}

/** Whether the jobs run here; null where this process leaves them to a worker. */
export const jobsRun = () => (env.JOBS === "inside" ? kept.xinkaJobs !== undefined : null);

/** One process at a time holds the mail job and looks into the outbox each second. */
async function deliverForAMinute() {
  const end = performance.now() + 55_000;
  while (!stopping && performance.now() < end) {
    await deliverDue();
    await pause(1_000);
  }
}
