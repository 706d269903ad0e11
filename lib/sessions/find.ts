import "server-only";
import type { Role } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import type { Language } from "@/lib/language";
import { isLive } from "@/lib/sessions/live";

export type LiveSession = {
  sessionId: string;
  id: string;
  role: Role;
  language: Language;
  staffName: string | null;
  staffNumber: string | null;
  branch: string | null;
  limitAuthority: bigint;
  createdAt: Date;
  signedInAt: Date;
  previousSignInAt: Date | null;
  nameSealed: string | null;
  wrapped: string | null;
  stale: boolean;
  fresh: boolean;
  rightsTemplate: string | null;
  exceptions: { right: string; granted: boolean }[] | null;
};

/** Only a whole sign-in: whoever has still to show a second factor is nobody here. */
export async function findLiveSession(token: string): Promise<LiveSession | null> {
  const rows = await db.$queryRaw<LiveSession[]>`
    SELECT s.id AS "sessionId", u.id, u.role, u.language, u."staffName", u."staffNumber", u.branch, u."limitAuthority",
           u."createdAt", s."createdAt" AS "signedInAt", u."previousSignInAt", c."nameSealed", k.wrapped,
           s."lastSeenAt" < now() - interval '1 minute' AS stale,
           coalesce(s."factorAt" > now() - interval '5 minutes', false) AS fresh, u."rightsTemplate",
           CASE WHEN u.role <> 'CUSTOMER' THEN (
             SELECT json_agg(json_build_object('right', e."right", 'granted', e.granted))
             FROM "RightException" e WHERE e."userId" = u.id) END AS exceptions
    FROM "Session" s
    JOIN "User" u ON u.id = s."userId"
    LEFT JOIN "Customer" c ON c.id = u.id
    LEFT JOIN "DataKey" k ON k."userId" = u.id
    WHERE s."tokenHash" = ${hashToken(token)} AND s.stage = 'FULL' AND ${isLive}`;
  return rows[0] ?? null;
}

/** Written at most once a minute, when the session is stale. */
export async function touch(sessionId: string) {
  await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE id = ${sessionId}::uuid`;
}
