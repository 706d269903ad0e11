import "server-only";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Doer, record, theBank } from "@/lib/audit/record";
import { type Account, rowsIn } from "@/lib/backups/account";
import type { Linked } from "@/lib/backups/check-links";
import { removeFar } from "@/lib/backups/far-store";
import { foundByTrial } from "@/lib/backups/fault";
import type { TakenJob } from "@/lib/backups/jobs";
import type { Made } from "@/lib/backups/make";
import { toRemove } from "@/lib/backups/rules";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";

/** The line of a new backup. */
export function noteMade(doer: Doer, { account, file, bytes, sha256 }: Made): Promise<void> {
  return transaction(async (tx) => {
    const row = { id: account.id, file, bytes: BigInt(bytes), sha256, account: account as object, level: 2 };
    await tx.backup.create({ data: row, select: { id: true } });
    const detail = { file, rows: String(rowsIn(account)), sha256 };
    await record(tx, doer, "backup.made", { objectId: account.id, detail });
  });
}

/** Which backup came of a job. */
export async function noteResult(jobId: string, backupId: string) {
  await db.backupJob.update({ where: { id: jobId }, data: { backupId }, select: { id: true } });
}

/** How its links were found, or that they could not be followed. */
export async function noteLinks(id: string, links: Linked) {
  await db.backup.update({ where: { id }, data: { links }, select: { id: true } });
}

/** What an uploaded file turned out to hold. */
export async function noteAccount(id: string, account: Account) {
  await db.backup.update({ where: { id }, data: { account: account as object }, select: { id: true } });
}

/** The backup that the next one names as the one before it. */
export async function newest() {
  const row = await db.backup.findFirst({ orderBy: { madeAt: "desc" }, select: { id: true, sha256: true } });
  return row && { id: row.id, sha256: row.sha256 };
}

type Verdict = { id: string; file: string; level: number; fault: string | null; took: number };

/** How a check ended, and how far the backup is proved. What a trial restore has found, only another one clears away. */
export function noteCheck(doer: Doer, { id, file, level, fault, took }: Verdict) {
  return transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Backup" SET "checkedAt" = now(),
        fault = CASE WHEN ${fault}::text IS NULL AND ${level}::int < 3 AND fault = ANY(${foundByTrial}) THEN fault ELSE ${fault} END,
        level = CASE WHEN ${fault}::text IS NULL THEN greatest(level, ${level}::int) ELSE level END,
        "drilledAt" = CASE WHEN ${level}::int = 3 AND ${fault}::text IS NULL THEN now() ELSE "drilledAt" END,
        "drillTook" = CASE WHEN ${level}::int = 3 AND ${fault}::text IS NULL THEN ${took}::int ELSE "drillTook" END
      WHERE id = ${id}::uuid`;
    const detail = { file, level: String(level), fault: fault ?? "" };
    await record(tx, doer, "backup.checked", { objectId: id, detail });
  });
}

/** What the rules of keeping let go of what was made here; the line in the catalogue stays. */
export async function removeSuperfluous(job: TakenJob) {
  const policy = await db.backupPolicy.findUniqueOrThrow({
    where: { id: 1 },
    select: { daily: true, weekly: true, monthly: true },
  });
  const kept = await db.backup.findMany({
    where: { removedAt: null, uploaded: false },
    select: { id: true, file: true, madeAt: true, level: true, fault: true },
  });
  const [{ now } = { now: new Date() }] = await db.$queryRaw<{ now: Date }[]>`SELECT now()`;
  for (const id of toRemove(kept, policy, now)) {
    const file = kept.find((backup) => backup.id === id)!.file;
    await transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "Backup" SET "removedAt" = now() WHERE id = ${id}::uuid`;
      await record(tx, job.doer ?? theBank, "backup.removed", { objectId: id, detail: { file } });
    });
    await rm(join(env.BACKUPS_DIR, file), { force: true });
    await removeFar(file);
  }
}
