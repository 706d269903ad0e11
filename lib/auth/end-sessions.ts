import "server-only";
import type { Tx } from "@/lib/db";

/** Ends every session of a person that is alive, but for the one that asks for it. Answers with how many. */
export function endSessions(tx: Tx, userId: string, why: string, except: string | null = null): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = now(), "endedReason" = ${why}
    WHERE "userId" = ${userId}::uuid AND "endedAt" IS NULL AND id IS DISTINCT FROM ${except}::uuid`;
}
