import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { type Doer, theBank } from "@/lib/audit/record";
import { noteAccount, noteCheck, noteLinks, noteResult, removeSuperfluous } from "@/lib/backups/catalogue";
import { checkBackup } from "@/lib/backups/check";
import { checkLinks } from "@/lib/backups/check-links";
import type { Opener } from "@/lib/backups/container";
import { drillBackup } from "@/lib/backups/drill";
import { dropBefore } from "@/lib/backups/drop-before";
import { bringBack } from "@/lib/backups/far-store";
import { BackupFault } from "@/lib/backups/fault";
import type { TakenJob } from "@/lib/backups/jobs";
import { trustedSigners } from "@/lib/backups/keys";
import type { Made } from "@/lib/backups/make";
import { counting, faultOf, makeOne, sourceOf, type Tell } from "@/lib/backups/make-one";
import { noteRestored } from "@/lib/backups/note-restored";
import { ownerClient } from "@/lib/backups/owner-client";
import { restoreBackup } from "@/lib/backups/restore";
import { drillIsDue } from "@/lib/backups/rules";
import { approvedRestore } from "@/lib/backups/second-person";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/refusal";

/**
 * Does one job to its end; `url` is the database as its owner, which only the keeper's process knows. Throws a BackupFault
 * or a Refusal, whose code the job's page puts into words; answers with what was found in a backup that was made all the same.
 */
export async function work(url: string, job: TakenJob, tell: Tell): Promise<BackupFault | null> {
  if (job.kind === "MAKE") return makeAndKeep(url, job, tell);
  const backup = await db.backup.findUnique({
    where: { id: job.backupId ?? "" },
    select: { id: true, file: true, sha256: true, removedAt: true },
  });
  if (!backup || backup.removedAt) throw new Refusal("backup.missing");
  if (!existsSync(join(env.BACKUPS_DIR, backup.file)) && !(await bringBack(backup.file)))
    throw new Refusal("backup.missing");
  if (job.kind === "CHECK") await proved(doerOf(job), backup, 2, () => check(backup, job, tell));
  else if (job.kind === "DRILL") await proved(doerOf(job), backup, 3, () => drill(url, backup, readerOf(job), tell));
  else await restore(url, job, backup, tell);
  return null;
}

/** A backup on request or on time; the first of a week is restored for trial at once, while its key is at hand. */
async function makeAndKeep(url: string, job: TakenJob, tell: Tell): Promise<BackupFault | null> {
  const made = await makeOne(url, doerOf(job), tell);
  await noteResult(job.id, made.account.id);
  const last = await db.backup.aggregate({ _max: { drilledAt: true } });
  const now = await db.$queryRaw<{ now: Date }[]>`SELECT now()`;
  const isDue = made.found === null && drillIsDue(last._max.drilledAt, now[0]!.now);
  const found = isDue ? await drillNow(url, job, made, tell) : made.found;
  await removeSuperfluous(job);
  await withClient(url, (client) => dropBefore(client, daysKeptBefore));
  return found;
}

function drillNow(url: string, job: TakenJob, { account, file, fileKey, sha256 }: Made, tell: Tell) {
  const { id } = account;
  return faultOf(proved(doerOf(job), { id, file }, 3, () => drill(url, { file, sha256 }, { fileKey }, tell)));
}

const doerOf = ({ doer }: TakenJob) => doer ?? theBank;

/** How long the bank as it was before a restore lies beside the present one. */
const daysKeptBefore = 3;

async function withClient(url: string, deed: (client: pg.Client) => Promise<void>) {
  const client = await ownerClient(url, "backup");
  try {
    await deed(client);
  } finally {
    await client.end();
  }
}

const readerOf = ({ identity }: TakenJob) => {
  if (!identity) throw new BackupFault("noKey");
  return { identity };
};

/** What an uploaded file holds is known only now. */
async function check(backup: Kept & { id: string }, job: TakenJob, tell: Tell) {
  const count = counting(tell, "reading");
  const { account, sha256 } = await checkBackup(sourceOf(backup.file), trustedSigners(), readerOf(job), {
    tableEnd: async ({ name }) => count(name),
  });
  refuseReplaced(backup, sha256);
  await noteAccount(backup.id, account);
  await noteLinks(backup.id, await checkLinks(sourceOf(backup.file), readerOf(job), account));
}

async function drill(url: string, backup: Kept, opener: Opener, tell: Tell) {
  const source = sourceOf(backup.file);
  const onProgress = counting(tell, "loading");
  const { sha256 } = await drillBackup({ url, source, trusted: trustedSigners(), opener, onProgress });
  refuseReplaced(backup, sha256);
}

type Kept = { file: string; sha256: string };

/** An older backup under the name of a newer one is whole and signed, too. */
function refuseReplaced(backup: Kept, found: string) {
  if (backup.sha256 !== found) throw new BackupFault("otherFile");
}

/** Runs a check and writes down how it ended, also when it found a fault. */
async function proved(
  doer: Doer,
  { id, file }: { id: string; file: string },
  level: number,
  run: () => Promise<unknown>,
) {
  const began = performance.now();
  try {
    await run();
    await noteCheck(doer, { id, file, level, fault: null, took: Math.round(performance.now() - began) });
  } catch (error) {
    if (error instanceof BackupFault && !["noKey", "keyWrong"].includes(error.code))
      await noteCheck(doer, { id, file, level, fault: error.code, took: 0 });
    throw error;
  }
}

/** Never without two people, never another file than the one they agreed on, never without a backup of the present first. */
async function restore(url: string, job: TakenJob, backup: { id: string; file: string; sha256: string }, tell: Tell) {
  const opener = readerOf(job);
  const { proposerId, approverId } = await approvedRestore(job.proposalId, backup);
  const safety = await makeOne(url, doerOf(job), tell);
  await restoreBackup({
    url,
    source: sourceOf(backup.file),
    trusted: trustedSigners(),
    opener,
    onProgress: counting(tell, "loading"),
    note: (client, { sha256, account }) => {
      refuseReplaced(backup, sha256);
      return noteRestored(client, backup.id, {
        file: backup.file,
        of: account.at,
        safety: safety.file,
        proposerId,
        approverId: approverId ?? "",
      });
    },
  });
}
