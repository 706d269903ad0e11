import "server-only";
import type { Actor, Role } from "@/lib/auth/actor";
import { BackupFault } from "@/lib/backups/fault";
import { db, type Tx } from "@/lib/db";
import type { BackupJobKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import { masterKey, masterKeys } from "@/lib/vault/keys";
import { open, seal } from "@/lib/vault/seal";

export type TakenJob = {
  id: string;
  kind: BackupJobKind;
  backupId: string | null;
  proposalId: string | null;
  doer: { id: string; role: Role } | null;
  /** A reader's secret half, known from here on only in the memory of the process that works on it. */
  identity: string | null;
};

const place = (row: string) => ({ table: "BackupJob", column: "secretSealed", row });

type Asked = { kind: BackupJobKind; backupId?: string; proposalId?: string; identity?: string };

/** Puts a job before the keeper. Throws Refusal "backup.waiting" while another waits or runs. */
export async function enqueueBackupJob(tx: Tx, by: Pick<Actor, "id"> | null, asked: Asked): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('backup jobs'))`;
  const busy = await tx.backupJob.count({ where: { status: { in: ["WAITING", "RUNNING"] } } });
  if (busy > 0) throw new Refusal("backup.waiting");
  const { id } = await tx.backupJob.create({
    data: {
      kind: asked.kind,
      backupId: asked.backupId ?? null,
      proposalId: asked.proposalId ?? null,
      askedById: by?.id ?? null,
    },
    select: { id: true },
  });
  if (asked.identity)
    await tx.backupJob.update({
      where: { id },
      data: { secretSealed: seal(masterKey(), place(id), asked.identity) },
      select: { id: true },
    });
  return id;
}

type Row = Omit<TakenJob, "doer" | "identity"> & {
  askedById: string | null;
  role: Role | null;
  secretSealed: string | null;
};

/** Takes the next job and erases the secret from its row. */
export async function takeBackupJob(): Promise<TakenJob | null> {
  const rows = await db.$queryRaw<Row[]>`
    UPDATE "BackupJob" j SET status = 'RUNNING', "startedAt" = now(), "seenAt" = now(), "secretSealed" = NULL
    FROM (SELECT b.id, b."secretSealed", u.role FROM "BackupJob" b LEFT JOIN "User" u ON u.id = b."askedById"
          WHERE b.status = 'WAITING' ORDER BY b."askedAt", b.id LIMIT 1 FOR UPDATE OF b SKIP LOCKED) next
    WHERE j.id = next.id
    RETURNING j.id, j.kind, j."backupId", j."proposalId", j."askedById", next.role, next."secretSealed"`;
  const [row] = rows;
  if (!row) return null;
  const { askedById, role, secretSealed, ...job } = row;
  return {
    ...job,
    doer: askedById && role ? { id: askedById, role } : null,
    identity: secretSealed ? open(masterKeys(), place(job.id), secretSealed) : null,
  };
}

/** Says that the job is alive, and how far it is. */
export async function tellProgress(id: string, progress: object) {
  await db.$executeRaw`
    UPDATE "BackupJob" SET "seenAt" = now(), progress = ${JSON.stringify(progress)}::jsonb WHERE id = ${id}::uuid`;
}

/** With what was found, or why it failed, in codes; `error` null where nothing was. */
export async function endBackupJob(id: string, status: "DONE" | "FAILED", error: unknown) {
  const fault = error === null ? null : JSON.stringify(faultOf(error));
  await db.$executeRaw`
    UPDATE "BackupJob" SET status = ${status}::"BackupJobStatus",
      "endedAt" = now(), "seenAt" = now(), fault = ${fault}::jsonb
    WHERE id = ${id}::uuid`;
}

function faultOf(error: unknown) {
  if (error instanceof BackupFault) return { code: error.code, values: error.values };
  if (error instanceof Refusal) return { refusal: error.code };
  return { code: (error as { code?: string })?.code === "ENOSPC" ? "diskFull" : "unexpected", values: {} };
}

/** A job whose process has been silent for a minute died with it: nothing of it counts. */
export async function endSilentJobs() {
  await db.$executeRaw`
    UPDATE "BackupJob" SET status = 'FAILED', "endedAt" = now(), fault = '{"code":"interrupted","values":{}}'
    WHERE status = 'RUNNING' AND "seenAt" < now() - interval '60 seconds'`;
}

/** Asks for the daily backup when its hour has come in Shanghai and none was asked for since. */
export async function enqueueScheduled() {
  await db.$executeRaw`
    INSERT INTO "BackupJob" (id, kind)
    SELECT gen_random_uuid(), 'MAKE' FROM "BackupPolicy" p
    WHERE extract(hour FROM now() AT TIME ZONE 'Asia/Shanghai') = p.hour
      AND NOT EXISTS (SELECT FROM "BackupJob" j WHERE j.status IN ('WAITING', 'RUNNING'))
      AND NOT EXISTS (SELECT FROM "BackupJob" j WHERE j.kind = 'MAKE' AND j."askedAt" > now() - interval '2 hours')`;
}
