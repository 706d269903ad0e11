import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { settleProposals } from "@/lib/approvals/settle";
import { doNextArchive } from "@/lib/audit/archive";
import { doNextCheck } from "@/lib/audit/check";
import { newKeeper } from "@/lib/audit/witness";
import { tellFloods } from "@/lib/auth/attempts";
import { env } from "@/lib/env";
import { purgeStale } from "@/lib/jobs/purge";
import { log } from "@/lib/log";
import { deliverDue } from "@/lib/mail/deliver";
import { breakOffTraining, doNextTraining } from "@/lib/models/train";
import { countDue } from "@/lib/monitoring/count-due";
import { lookAtCards } from "@/lib/monitoring/look";
import { doNextBackTest } from "@/lib/policy/do-back-test";
import { isOutOfReach } from "@/lib/wall/out-of-reach";
import { appRole, workingAs } from "@/lib/wall/roles";
import { databaseOverTls } from "@/lib/wall/tls";

const kept = globalThis as { xinkaJobs?: PgBoss };

let stopping = false;
let sending: Promise<unknown> = Promise.resolve();

/** Starts the background jobs of this process. Several processes share the work through the database. */
export async function startJobs() {
  if (kept.xinkaJobs) return;
  const connectionString = workingAs(appRole, databaseOverTls(env.DATABASE_URL, env.PLAIN_HOSTS));
  // Their tables are made with the migrations, by the owner: this role may not.
  const byOwner = { migrate: false, createSchema: false, reindex: false };
  const boss = new PgBoss({ connectionString, max: 3, application_name: "xinka jobs", ...byOwner });
  boss.on("error", (error) => isOutOfReach(error) || log.error({ fault: error.name }, "jobs"));
  kept.xinkaJobs = boss;
  await boss.start();

  await boss.createQueue("purge", { policy: "singleton", expireInSeconds: 600, retryLimit: 2 });
  await boss.work("purge", { pollingIntervalSeconds: 30 }, () => purgeStale());
  await boss.schedule("purge", "17 3 * * *", null, { tz: "Asia/Shanghai" });

  await boss.createQueue("approvals", { policy: "singleton", expireInSeconds: 600, retryLimit: 2 });
  await boss.work("approvals", { pollingIntervalSeconds: 30 }, () => settleProposals());
  await boss.schedule("approvals", "*/5 * * * *", null, { tz: "Asia/Shanghai" });

  await boss.createQueue("cards", { policy: "singleton", expireInSeconds: 600, retryLimit: 2 });
  await boss.work("cards", { pollingIntervalSeconds: 30 }, () => lookAtCards());
  await boss.schedule("cards", "41 4 * * *", null, { tz: "Asia/Shanghai" });

  stopping = false;
  sending = Promise.all([sendLetters(), watchLog(), watchTrainings(), watchBackTests(), watchFigures()]);
}

export async function stopJobs() {
  stopping = true;
  await breakOffTraining();
  await sending;
  await kept.xinkaJobs?.stop({ graceful: true, timeout: 5_000 });
  delete kept.xinkaJobs;
}

/** Whether the jobs run here; null where this process leaves them to a worker. */
export const jobsRun = () => (env.JOBS === "inside" ? kept.xinkaJobs !== undefined : null);

let away = false;

/** What fails is in the log each time; a database that is away, which every job comes upon each second, once. */
async function done(job: Promise<unknown>, otherwise: string) {
  try {
    await job;
    if (away) log.warn("the jobs reach the database again");
    away = false;
  } catch (error) {
    const fault = (error as Error)?.name;
    if (!isOutOfReach(error)) return log.error({ fault }, otherwise);
    if (!away) log.error({ fault }, "the jobs cannot reach the database");
    away = true;
  }
}

/** Looks into the outbox each second. Rows are claimed one by one, so that any number of processes may do so at once. */
async function sendLetters() {
  while (!stopping) {
    await done(deliverDue(), "the outbox could not be read");
    await pause(1_000);
  }
}

/** Cards are learned in a thread of their own, so that letters and pages go on meanwhile. */
async function watchTrainings() {
  while (!stopping) {
    await done(doNextTraining(), "no card could be learned");
    await pause(2_000);
  }
}

async function watchBackTests() {
  while (!stopping) {
    await done(doNextBackTest(), "no back-test could be done");
    await pause(2_000);
  }
}

async function watchFigures() {
  while (!stopping) {
    await done(countDue(), "a figure could not be counted");
    await pause(2_000);
  }
}

/** Each process that runs jobs keeps its own witness of the operation log, and walks through it when somebody asks. */
async function watchLog() {
  const keep = newKeeper();
  while (!stopping) {
    await done(keep(), "no checkpoint could be signed");
    await done(doNextCheck(), "the operation log could not be verified");
    await done(tellFloods(), "the sums of a flood could not be told");
    await done(doNextArchive(), "no archive of the log could be made");
    await pause(2_000);
  }
}
