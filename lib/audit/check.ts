import "server-only";
import { openChain } from "@/lib/audit/read-chain";
import { record, theBank } from "@/lib/audit/record";
import type { Verdict } from "@/lib/audit/rules";
import { verifyChain } from "@/lib/audit/verify";
import { readWitness } from "@/lib/audit/witness";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { db, transaction } from "@/lib/db";

/** Asks for a walk through the whole log. While one is under way, that one is the answer. */
export function askForCheck(admin: Admin): Promise<void> {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "log.read");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7846521128)`;
    if ((await tx.logCheck.count({ where: { finishedAt: null } })) > 0) return;
    await tx.logCheck.create({ data: { askedById: admin.id }, select: { id: true } });
    await record(tx, admin, "log.checkAsked", { detail: {} });
  });
}

/** Does what was asked for and not begun, or begun by somebody who has died. Answers whether there was anything. */
export async function doNextCheck(): Promise<boolean> {
  const [asked] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "LogCheck" SET "aliveAt" = now() WHERE id = (
      SELECT id FROM "LogCheck" WHERE "finishedAt" IS NULL AND coalesce("aliveAt", '-infinity') < now() - interval '30 seconds'
      ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  if (!asked) return false;
  const verdict = await walk(asked.id);
  await transaction(async (tx) => {
    await tx.logCheck.updateMany({
      where: { id: asked.id },
      data: { finishedAt: new Date(), verdict: { ...verdict } },
    });
    const { entries, deleted, fault } = verdict;
    const detail = { entries, deleted, fault: fault?.kind ?? null, seq: fault?.seq ?? null };
    await record(tx, theBank, "log.checked", { outcome: fault ? "FAILED" : "SUCCEEDED", objectId: asked.id, detail });
  });
  return true;
}

async function walk(id: string): Promise<Verdict> {
  const witness = await readWitness();
  const chain = await openChain();
  const progress = (done: number, total: number) =>
    db.$executeRaw`UPDATE "LogCheck" SET "aliveAt" = now(), done = ${done}, total = ${total} WHERE id = ${id}::uuid`;
  return verifyChain(chain, witness, progress).finally(() => chain.end());
}

/** The walks asked for, newest first. */
export async function listChecks(_admin: Admin, most = 10) {
  const checks = await db.logCheck.findMany({
    orderBy: { askedAt: "desc" },
    take: most,
    select: { id: true, askedAt: true, askedById: true, done: true, total: true, finishedAt: true, verdict: true },
  });
  const people = await db.user.findMany({
    where: { id: { in: checks.map(({ askedById }) => askedById) } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return checks.map(({ askedById, verdict, ...check }) => ({
    ...check,
    verdict: verdict as Verdict | null,
    by: byId.get(askedById) ?? null,
  }));
}
