import "server-only";
import { record } from "@/lib/audit/record";
import { transaction } from "@/lib/db";
import type { Owner } from "@/lib/factors/change";

/** Ends the session on the server: its cookie, wherever a copy of it may lie, opens nothing any more. */
export function signOut(person: Owner) {
  return transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE "Session" SET "endedAt" = now(), "endedReason" = 'signed out'
      WHERE id = ${person.sessionId}::uuid AND "endedAt" IS NULL`;
    if (ended === 1) await record(tx, person, "session.ended", { detail: {} });
  });
}
