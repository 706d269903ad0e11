import "server-only";
import type { Actor, Admin, Role } from "@/lib/auth/actor";
import { maskedName } from "@/lib/customers/masked-name";
import { db, reachable } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
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
  const rows = await reachable(actor).$queryRaw<Row[]>`
    SELECT s.id, s.device, s.address, s."createdAt" AS "startedAt", s."lastSeenAt"
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."userId" = ${actor.id}::uuid AND s.stage = 'FULL' AND ${isLive}
    ORDER BY s.id = ${actor.sessionId}::uuid DESC, s."lastSeenAt" DESC, s.id`;
  return rows.map((row) => ({ ...row, place: placeOf(row.address), present: row.id === actor.sessionId }));
}

type OthersRow = Row & {
  userId: string;
  role: Role;
  staffName: string | null;
  staffNumber: string | null;
  nameSealed: string | null;
  wrapped: string | null;
};

const most = 200;

/** Who is signed in now, the one seen last first: everybody, or one person. Customers appear masked. */
export async function listLiveSessions(admin: Admin, userId?: string) {
  const of = userId ? Prisma.sql`u.id = ${userId}::uuid` : Prisma.sql`true`;
  const rows = await db.$queryRaw<OthersRow[]>`
    SELECT s.id, s.device, s.address, s."createdAt" AS "startedAt", s."lastSeenAt", u.id AS "userId", u.role,
           u."staffName", u."staffNumber", c."nameSealed", k.wrapped
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    LEFT JOIN "Customer" c ON c.id = u.id LEFT JOIN "DataKey" k ON k."userId" = u.id
    WHERE s.stage = 'FULL' AND ${isLive} AND ${of}
    ORDER BY s."lastSeenAt" DESC, s.id LIMIT ${most}`;
  return rows.map(({ nameSealed, wrapped, staffName, ...row }) => {
    const name = staffName ?? maskedName(row.userId, nameSealed, wrapped);
    return { ...row, name, place: placeOf(row.address), present: row.id === admin.sessionId };
  });
}

export type LiveSession = Awaited<ReturnType<typeof listLiveSessions>>[number];
