import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Actor, Origin, Role } from "@/lib/auth/actor";
import { sessionCookie } from "@/lib/auth/config";
import { requestOrigin } from "@/lib/auth/origin";
import { rightsOf } from "@/lib/auth/rights";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Language } from "@/lib/language";
import { isLive } from "@/lib/sessions/live";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

type Row = {
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

/** The person behind the present request, or null. Read once a request; a disabled account is nobody at once. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await sessionToken();
  if (!token) return null;
  return actorBehind(token, requestOrigin);
});

/** The person with that token, as the database knows account and session now. */
export async function actorBehind(token: string, origin: () => Promise<Origin>): Promise<Actor | null> {
  const row = await findLiveSession(token);
  if (!row) return null;
  if (row.stale) await touch(row.sessionId);
  return actorFrom(row, await origin());
}

/** The random token that the cookie carries inside Auth.js' encrypted envelope. */
export async function sessionToken(): Promise<string | null> {
  const { name } = sessionCookie();
  const sealed = (await cookies()).get(name)?.value;
  return sealed ? tokenIn(name, sealed) : null;
}

export async function tokenIn(name: string, sealed: string): Promise<string | null> {
  const claims = await decode({ token: sealed, secret: env.AUTH_SECRET, salt: name }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

/** Only a whole sign-in: whoever has still to show a second factor is nobody here. */
async function findLiveSession(token: string): Promise<Row | null> {
  const rows = await db.$queryRaw<Row[]>`
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

async function touch(sessionId: string) {
  await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE id = ${sessionId}::uuid`;
}

function actorFrom(row: Row, origin: Origin): Actor {
  return {
    ...origin,
    id: row.id,
    role: row.role,
    name: row.staffName ?? customerName(row),
    language: row.language,
    sessionId: row.sessionId,
    signedInAt: row.signedInAt,
    previousSignInAt: row.previousSignInAt,
    registeredAt: row.createdAt,
    staffNumber: row.staffNumber,
    branch: row.branch,
    limitAuthority: BigInt(row.limitAuthority),
    rights: rightsOf({ ...row, exceptions: row.exceptions ?? [] }),
    fresh: row.fresh,
  };
}

function customerName({ id, wrapped, nameSealed }: Row) {
  if (!wrapped || !nameSealed) return "";
  return open(unwrapPersonKey(id, wrapped), { table: "Customer", column: "nameSealed", row: id }, nameSealed);
}
