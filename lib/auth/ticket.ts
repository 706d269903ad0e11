import "server-only";
import { hashToken, newToken } from "@/lib/auth/token";
import { db } from "@/lib/db";

/**
 * Turns a ticket into a fresh session token, once and within a minute. Until then the session is not alive,
 * so a ticket seen by somebody else opens nothing afterwards.
 */
export async function redeemTicket(ticket: string): Promise<{ id: string } | null> {
  const token = newToken();
  const changed = await db.$executeRaw`
    UPDATE "Session" SET "tokenHash" = ${hashToken(token)}, "ticketHash" = NULL
    WHERE "ticketHash" = ${hashToken(ticket)} AND "endedAt" IS NULL AND "createdAt" > now() - interval '1 minute'`;
  return changed === 1 ? { id: token } : null;
}
