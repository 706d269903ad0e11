import "server-only";
import { hashToken, newToken } from "@/lib/auth/token";
import { db } from "@/lib/db";

/**
 * Turns a ticket into the token of its session, once and within a minute; null for any other. Until then the session is
 * not alive, so a ticket seen by somebody else opens nothing afterwards.
 */
export async function redeemTicket(ticket: string): Promise<string | null> {
  const token = newToken();
  const changed = await db.$executeRaw`
    UPDATE "Session" SET "tokenHash" = ${hashToken(token)}, "ticketHash" = NULL
    WHERE "ticketHash" = ${hashToken(ticket)} AND "endedAt" IS NULL AND "createdAt" > now() - interval '1 minute'`;
  return changed === 1 ? token : null;
}
