import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isLive } from "@/lib/sessions/live";
import { type Place, placeOf } from "@/lib/sessions/rules";

type Row = { id: string; device: string; address: string; startedAt: Date; lastSeenAt: Date };

export type OwnSession = Row & {
  /** What the address says of a place by itself. */
  place: Place;
  /** The one that asks. */
  present: boolean;
};

/** Where a person is signed in at this moment, the present session first, then the one used last. */
export async function listSessions(actor: Actor): Promise<OwnSession[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, s.device, s.address, s."createdAt" AS "startedAt", s."lastSeenAt"
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."userId" = ${actor.id}::uuid AND s.stage = 'FULL' AND ${isLive}
    ORDER BY s.id = ${actor.sessionId}::uuid DESC, s."lastSeenAt" DESC, s.id`;
  return rows.map((row) => ({ ...row, place: placeOf(row.address), present: row.id === actor.sessionId }));
}
