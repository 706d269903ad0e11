import "server-only";
import { hashToken, newToken } from "@/lib/auth/token";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** A new token for a session whose owner has just shown a factor; the token before opens nothing from here on. */
export async function rotateSession(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  const changed = await tx.$executeRaw`
    UPDATE "Session" SET "tokenHash" = ${hashToken(token)}, "factorAt" = now(), "lastSeenAt" = now()
    WHERE id = ${sessionId}::uuid AND "endedAt" IS NULL AND "expiresAt" > now() AND stage = 'FULL'`;
  if (changed !== 1) throw new Refusal("session.over");
  return token;
}
