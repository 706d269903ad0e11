import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";

type Seen = { id: string; managerId: string | null; status: string; attendedAt: Date | null };

const minute = 60_000;

/** Its manager has the case before him or her: noted once a minute, and not where the case is just being changed. */
export async function attend(manager: Manager, { id, managerId, status, attendedAt }: Seen): Promise<void> {
  if (managerId !== manager.id || status !== "IN_REVIEW") return;
  if (attendedAt && Date.now() - attendedAt.getTime() < minute) return;
  await db.$executeRaw`
    UPDATE "Application" SET "attendedAt" = now() WHERE id = (
      SELECT id FROM "Application" WHERE id = ${id}::uuid AND "managerId" = ${manager.id}::uuid AND status = 'IN_REVIEW'
      FOR NO KEY UPDATE SKIP LOCKED)`;
}
