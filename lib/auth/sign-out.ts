import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";

/** Ends the session on the server: its cookie, wherever a copy of it may lie, opens nothing any more. */
export function signOut(actor: Actor) {
  return transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE "Session" SET "endedAt" = now(), "endedReason" = 'signed out'
      WHERE id = ${actor.sessionId}::uuid AND "endedAt" IS NULL`;
    if (ended === 1) await record(tx, actor, "session.ended", { detail: {} });
  });
}
