import "server-only";
import { statfs } from "node:fs/promises";
import type { Verdict } from "@/lib/audit/rules";
import type { Admin } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { readiness } from "@/lib/readiness";
import {
  type Finding,
  judgeBackup,
  judgeDisk,
  judgeDrill,
  judgeLog,
  judgeMail,
  type LastBackup,
  type LastCheck,
  type Outbox,
} from "@/lib/system/rules";

/** How every part of the portal is, one finding each. */
export async function readSystem(_admin: Admin): Promise<Finding[]> {
  const [{ now }] = await db.$queryRaw<[{ now: Date }]>`SELECT now()`;
  const [served, outbox, room, backup, check] = await Promise.all([
    readiness(),
    readOutbox(),
    readDisk(),
    readBackups(),
    readCheck(),
  ]);
  const whole = served.database === "fine" && served.migrations === "fine";
  return [
    { part: "database", state: whole ? "fine" : "fault", why: whole ? "databaseFine" : "databaseOld" },
    { part: "jobs", state: served.jobs === "failing" ? "fault" : "fine", why: jobsWhy[served.jobs] },
    judgeMail(outbox, now),
    judgeDisk(room),
    judgeBackup(backup.last, backup.hour, now),
    judgeDrill(backup.drilledAt, now),
    judgeLog(check, now),
  ];
}

const jobsWhy = { fine: "jobsFine", elsewhere: "jobsElsewhere", failing: "jobsFailing" };

/** `refused`: what the mail server has turned away, and which is tried again later. */
async function readOutbox(): Promise<Outbox> {
  const [outbox] = await db.$queryRaw<[Outbox]>`
    SELECT count(*) FILTER (WHERE "nextTryAt" <= now())::int AS waiting,
           count(*) FILTER (WHERE attempts > 0)::int AS refused,
           min("nextTryAt") FILTER (WHERE "nextTryAt" <= now()) AS oldest
    FROM "Mail" WHERE "sentAt" IS NULL`;
  return outbox;
}

async function readDisk() {
  const { bavail, blocks, bsize } = await statfs(env.DOCUMENTS_DIR).catch(() => statfs("."));
  return { free: bavail * bsize, size: blocks * bsize };
}

async function readBackups(): Promise<{ last: LastBackup; drilledAt: Date | null; hour: number | null }> {
  const there = { removedAt: null, uploaded: false };
  const [last, drilled, policy] = await Promise.all([
    db.backup.findFirst({
      where: there,
      orderBy: [{ madeAt: "desc" }, { id: "desc" }],
      select: { madeAt: true, fault: true, level: true },
    }),
    db.backup.aggregate({ where: there, _max: { drilledAt: true } }),
    db.backupPolicy.findUnique({ where: { id: 1 }, select: { hour: true } }),
  ]);
  return { last, drilledAt: drilled._max.drilledAt, hour: policy?.hour ?? null };
}

async function readCheck(): Promise<LastCheck> {
  const last = await db.logCheck.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { askedAt: "desc" },
    select: { finishedAt: true, verdict: true },
  });
  if (!last?.finishedAt) return null;
  return { finishedAt: last.finishedAt, broken: (last.verdict as Verdict).fault !== null };
}
