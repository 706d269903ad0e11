import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import {
  endBackupJob,
  endSilentJobs,
  enqueueScheduled,
  type TakenJob,
  takeBackupJob,
  tellProgress,
} from "@/lib/backups/jobs";
import { hasBackupKeys } from "@/lib/backups/keys";
import { work } from "@/lib/backups/work";
import { log } from "@/lib/log";

/** Looks for jobs until told to end. Any number of keepers may run; each job is taken by one. */
export async function keepBackups(url: string, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await lookForJobs(url).catch((error) => log.error({ fault: error?.name }, "backup jobs could not be read"));
    await pause(2_000, undefined, { signal: ending }).catch(() => {});
  }
}

async function lookForJobs(url: string) {
  await endSilentJobs();
  if (hasBackupKeys()) await enqueueScheduled();
  for (let job = await takeBackupJob(); job; job = await takeBackupJob()) await run(url, job);
}

/** One job from its taking to its end; its row says all the while that it is alive. */
export async function run(url: string, job: TakenJob) {
  let progress = {};
  const beat = setInterval(() => void tellProgress(job.id, progress).catch(() => {}), 5_000);
  try {
    const found = await work(url, job, (told) => {
      progress = told;
      void tellProgress(job.id, progress).catch(() => {});
    });
    await endBackupJob(job.id, "DONE", found);
  } catch (error) {
    log.warn(
      { job: job.id, kind: job.kind, fault: (error as { code?: string })?.code ?? (error as Error)?.name },
      "a backup job failed",
    );
    await endBackupJob(job.id, "FAILED", error);
  } finally {
    clearInterval(beat);
  }
}
