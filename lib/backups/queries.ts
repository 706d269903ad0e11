import "server-only";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Admin } from "@/lib/auth/actor";
import type { Account, TableDifference } from "@/lib/backups/account";
import type { Linked } from "@/lib/backups/check-links";
import { changesSince } from "@/lib/backups/since";
import { leftOut } from "@/lib/backups/tables";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/forms/address";

const columns = {
  id: true,
  file: true,
  madeAt: true,
  bytes: true,
  sha256: true,
  uploaded: true,
  level: true,
  checkedAt: true,
  fault: true,
  drilledAt: true,
  drillTook: true,
  removedAt: true,
} as const;

/** The catalogue, newest first, a hundred at most, and whether each file is where it belongs. */
export async function listBackups(_admin: Admin) {
  const rows = await db.backup.findMany({
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { ...columns, account: true },
  });
  return Promise.all(
    rows.map(async ({ account, ...row }) => ({
      ...row,
      rows: (account as Partial<Account>).tables?.reduce((sum, table) => sum + table.rows, 0) ?? null,
      lost: row.removedAt === null && !(await isThere(row.file, row.bytes)),
    })),
  );
}

/** A file that went missing, or is longer or shorter than it was made. */
async function isThere(file: string, bytes: bigint) {
  const found = await stat(join(env.BACKUPS_DIR, file)).catch(() => null);
  return found?.size === Number(bytes);
}

/** One backup with its account, the jobs about it, and what a restore would change. */
export async function findBackup(admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.backup.findUnique({
    where: { id },
    select: {
      ...columns,
      account: true,
      links: true,
      jobs: {
        orderBy: { askedAt: "desc" },
        take: 10,
        select: { id: true, kind: true, status: true, askedAt: true, fault: true },
      },
    },
  });
  if (!row) return null;
  const account = row.account as Partial<Account>;
  const newer = await db.backup.count({ where: { madeAt: { gt: row.madeAt }, uploaded: false } });
  return {
    ...row,
    account,
    links: row.links as Linked | null,
    newer,
    lost: row.removedAt === null && !(await isThere(row.file, row.bytes)),
    differences: account.tables ? await compareWithNow(account) : [],
    since: account.at ? await changesSince(account.at) : null,
    proposal: await findAgreed(admin, id),
  };
}

/** By table: rows then and now, as the database keeps count of them. */
async function compareWithNow({ tables = [] }: Partial<Account>): Promise<TableDifference[]> {
  const now = await db.$queryRaw<{ name: string; rows: number }[]>`
    SELECT c.relname AS name, coalesce(nullif(pg_stat_get_live_tuples(c.oid), 0), greatest(c.reltuples, 0)::bigint)::float8 AS rows
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;
  return tables.map(({ name, rows }) => ({
    name,
    before: rows,
    now: Math.round(now.find((table) => table.name === name)?.rows ?? 0),
  }));
}

export const tablesLeftOut = Object.keys(leftOut);

/** The agreement under which this backup may be restored now, or the one that waits. */
async function findAgreed(_admin: Admin, backupId: string) {
  const rows = await db.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status::text FROM "Proposal"
    WHERE kind = 'backup.restore' AND content::jsonb ->> 'backupId' = ${backupId}
      AND (status = 'WAITING' OR (status IN ('APPROVED', 'TOOK_EFFECT') AND "decidedAt" > now() - interval '24 hours'
           AND NOT EXISTS (SELECT FROM "BackupJob" j WHERE j."proposalId" = "Proposal".id AND j.status = 'DONE')))
    ORDER BY "proposedAt" DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** A job with what it has come to. `silent`: nobody has taken it for a minute, so no keeper runs. */
export async function findBackupJob(_admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<BackupJobRow[]>`
    SELECT id, kind::text, status::text, "backupId", "askedAt", "startedAt", "endedAt", progress, fault,
           status = 'WAITING' AND "askedAt" < now() - interval '60 seconds' AS silent
    FROM "BackupJob" WHERE id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type BackupJobRow = {
  id: string;
  kind: "MAKE" | "CHECK" | "DRILL" | "RESTORE";
  status: "WAITING" | "RUNNING" | "DONE" | "FAILED";
  backupId: string | null;
  askedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  progress: { stage?: "saving" | "reading" | "loading"; table?: string; done?: number };
  fault: { code?: string; refusal?: string; values?: Record<string, string | number> } | null;
  silent: boolean;
};

/** The job under way, if there is one. */
export function findRunningJob(_admin: Admin) {
  return db.backupJob.findFirst({
    where: { status: { in: ["WAITING", "RUNNING"] } },
    select: { id: true, kind: true, status: true },
  });
}

export function findPolicy(_admin: Admin) {
  return db.backupPolicy.findUniqueOrThrow({
    where: { id: 1 },
    select: { hour: true, daily: true, weekly: true, monthly: true, version: true },
  });
}
