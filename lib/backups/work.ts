import "server-only";
import { createReadStream, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Doer, record, theBank } from "@/lib/audit/record";
import { rowsIn } from "@/lib/backups/account";
import { checkBackup } from "@/lib/backups/check";
import { drillBackup } from "@/lib/backups/drill";
import { dropBefore } from "@/lib/backups/drop-before";
import { bringBack, carryOut, removeFar } from "@/lib/backups/far-store";
import { BackupFault } from "@/lib/backups/fault";
import type { TakenJob } from "@/lib/backups/jobs";
import { backupKeys, trustedSigners } from "@/lib/backups/keys";
import { type Made, makeBackup } from "@/lib/backups/make";
import { restoreBackup } from "@/lib/backups/restore";
import { drillIsDue, toRemove } from "@/lib/backups/rules";
import { approvedRestore } from "@/lib/backups/second-person";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/refusal";

type Tell = (progress: { table: string; done: number }) => void;

const sourceOf = (file: string) => () => createReadStream(join(env.BACKUPS_DIR, file), { highWaterMark: 1_048_576 });

/** Does one job to its end; `url` is the database as its owner, which only the keeper's process knows. Throws a BackupFault or a Refusal, whose code the job's page puts into words. */
export async function work(url: string, job: TakenJob, tell: Tell): Promise<void> {
  if (job.kind === "MAKE") return makeAndKeep(url, job, tell);
  const backup = await db.backup.findUnique({
    where: { id: job.backupId ?? "" },
    select: { id: true, file: true, sha256: true, removedAt: true },
  });
  if (!backup || backup.removedAt) throw new Refusal("backup.missing");
  if (!existsSync(join(env.BACKUPS_DIR, backup.file)) && !(await bringBack(backup.file)))
    throw new Refusal("backup.missing");
  if (job.kind === "CHECK") return proved(job, backup, 2, () => check(backup, job));
  if (job.kind === "DRILL") return proved(job, backup, 3, () => drill(url, backup.file, readerOf(job)));
  await restore(url, job, backup, tell);
}

/** A backup on request or on time; the first of a week is restored for trial at once, while its key is at hand. */
async function makeAndKeep(url: string, job: TakenJob, tell: Tell) {
  const made = await makeOne(url, job.doer ?? theBank, tell);
  await db.backupJob.update({ where: { id: job.id }, data: { backupId: made.account.id }, select: { id: true } });
  const last = await db.backup.aggregate({ _max: { drilledAt: true } });
  const now = await db.$queryRaw<{ now: Date }[]>`SELECT now()`;
  if (drillIsDue(last._max.drilledAt, now[0]!.now)) await drillNow(url, job, made);
  await removeSuperfluous(job);
  await withClient(url, (client) => dropBefore(client, daysKeptBefore));
}

/** What the trial finds is written beside the backup, which is made all the same. */
async function drillNow(url: string, job: TakenJob, { account, file, fileKey }: Made) {
  try {
    await proved(job, { id: account.id, file }, 3, () => drill(url, file, { fileKey }));
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
  }
}

/** How long the bank as it was before a restore lies beside the present one. */
const daysKeptBefore = 3;

async function withClient(url: string, deed: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url, application_name: "xinka backup" });
  await client.connect();
  try {
    await deed(client);
  } finally {
    await client.end();
  }
}

/** One backup, and its line in the catalogue. */
export async function makeOne(url: string, doer: Doer, tell: Tell): Promise<Made> {
  let done = 0;
  const made = await makeBackup({
    url,
    folder: env.BACKUPS_DIR,
    ...backupKeys(),
    previous: await newest(),
    onProgress: (table) => {
      done += 1;
      tell({ table, done });
    },
  });
  await carryOut(made.file);
  await transaction(async (tx) => {
    const { account, file, bytes, sha256 } = made;
    const row = { id: account.id, file, bytes: BigInt(bytes), sha256, account: account as object, level: 2 };
    await tx.backup.create({ data: row, select: { id: true } });
    const detail = { file, rows: String(rowsIn(account)), sha256 };
    await record(tx, doer, "backup.made", { objectId: account.id, detail });
  });
  return made;
}

async function newest() {
  const row = await db.backup.findFirst({ orderBy: { madeAt: "desc" }, select: { id: true, sha256: true } });
  return row && { id: row.id, sha256: row.sha256 };
}

const readerOf = ({ identity }: TakenJob) => {
  if (!identity) throw new BackupFault("noKey");
  return { identity };
};

/** What an uploaded file holds is known only now. */
async function check({ id, file }: { id: string; file: string }, job: TakenJob) {
  const { account } = await checkBackup(sourceOf(file), trustedSigners(), readerOf(job));
  await db.backup.update({ where: { id }, data: { account: account as object }, select: { id: true } });
}

const drill = (url: string, file: string, opener: { identity: string } | { fileKey: Buffer }) =>
  drillBackup({ url, source: sourceOf(file), trusted: trustedSigners(), opener });

/** Runs a check and writes down how it ended, also when it found a fault. */
async function proved(
  job: TakenJob,
  { id, file }: { id: string; file: string },
  level: number,
  run: () => Promise<unknown>,
) {
  const began = performance.now();
  try {
    await run();
    await noteCheck(job, { id, file, level, fault: null, took: Math.round(performance.now() - began) });
  } catch (error) {
    if (error instanceof BackupFault && !["noKey", "keyWrong"].includes(error.code))
      await noteCheck(job, { id, file, level, fault: error.code, took: 0 });
    throw error;
  }
}

type Verdict = { id: string; file: string; level: number; fault: string | null; took: number };

function noteCheck(job: TakenJob, { id, file, level, fault, took }: Verdict) {
  return transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Backup" SET "checkedAt" = now(), fault = ${fault},
        level = CASE WHEN ${fault}::text IS NULL THEN greatest(level, ${level}::int) ELSE level END,
        "drilledAt" = CASE WHEN ${level}::int = 3 AND ${fault}::text IS NULL THEN now() ELSE "drilledAt" END,
        "drillTook" = CASE WHEN ${level}::int = 3 AND ${fault}::text IS NULL THEN ${took}::int ELSE "drillTook" END
      WHERE id = ${id}::uuid`;
    const detail = { file, level: String(level), fault: fault ?? "" };
    await record(tx, job.doer ?? theBank, "backup.checked", { objectId: id, detail });
  });
}

/** What the rules of keeping let go of what was made here; the line in the catalogue stays. */
async function removeSuperfluous(job: TakenJob) {
  const policy = await db.backupPolicy.findUniqueOrThrow({
    where: { id: 1 },
    select: { daily: true, weekly: true, monthly: true },
  });
  const kept = await db.backup.findMany({
    where: { removedAt: null, uploaded: false },
    select: { id: true, file: true, madeAt: true, level: true, fault: true },
  });
  for (const id of toRemove(kept, policy)) {
    const file = kept.find((backup) => backup.id === id)!.file;
    await transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "Backup" SET "removedAt" = now() WHERE id = ${id}::uuid`;
      await record(tx, job.doer ?? theBank, "backup.removed", { objectId: id, detail: { file } });
    });
    await rm(join(env.BACKUPS_DIR, file), { force: true });
    await removeFar(file);
  }
}

/** Never without two people, never another file than the one they agreed on, never without a backup of the present first. */
async function restore(url: string, job: TakenJob, backup: { id: string; file: string; sha256: string }, tell: Tell) {
  const opener = readerOf(job);
  const { proposerId, approverId } = await approvedRestore(job.proposalId, backup);
  const safety = await makeOne(url, job.doer ?? theBank, tell);
  await restoreBackup({
    url,
    source: sourceOf(backup.file),
    trusted: trustedSigners(),
    opener,
    note: async (client, { sha256, account }) => {
      if (sha256 !== backup.sha256) throw new BackupFault("contentWrong");
      const detail = {
        file: backup.file,
        of: account.at,
        safety: safety.file,
        proposerId,
        approverId: approverId ?? "",
      };
      await client.query(
        `insert into "OperationLogDraft" (id, "actorId", "actorRole", action, "subjectId", "objectId", detail)
         values (gen_random_uuid(), $1, 'ADMIN', 'backup.restored', $1, $2, $3)`,
        [proposerId, backup.id, JSON.stringify(detail)],
      );
    },
  });
}
