import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import type { EndReason } from "@/lib/sessions/rules";

/** Ends one session of one person; false where it was over already or is another's. The caller writes the log entry. */
export async function endSession(tx: Tx, { id, userId }: { id: string; userId: string }, reason: EndReason) {
  const ended = await tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = now(), "endedReason" = ${reason}
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "endedAt" IS NULL AND "expiresAt" > now()`;
  return ended === 1;
}

/**
 * Ends every session of this person but the present one, half-done sign-ins included; says how many. The raised
 * epoch also stops one that is being opened at this moment with what was valid before.
 */
export async function endOtherSessions(tx: Tx, actor: Pick<Actor, "id" | "sessionId">, reason: EndReason) {
  const ended = await endAllSessions(tx, actor.id, reason, actor.sessionId);
  await tx.$executeRaw`
    UPDATE "Session" s SET "securityEpoch" = u."securityEpoch" FROM "User" u
    WHERE s.id = ${actor.sessionId}::uuid AND s."endedAt" IS NULL AND u.id = s."userId" AND u.id = ${actor.id}::uuid`;
  return ended;
}

/** Ends every session of a person, if need be but one; says how many. */
export async function endAllSessions(tx: Tx, userId: string, reason: EndReason, but: string | null = null) {
  await tx.$executeRaw`UPDATE "User" SET "securityEpoch" = "securityEpoch" + 1 WHERE id = ${userId}::uuid`;
  return tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = now(), "endedReason" = ${reason}
    WHERE "userId" = ${userId}::uuid AND id IS DISTINCT FROM ${but}::uuid AND "endedAt" IS NULL AND "expiresAt" > now()`;
}
