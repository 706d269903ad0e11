import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import type { FormState } from "@/lib/forms/state";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open, seal } from "@/lib/vault/seal";

/** What was typed into the form of a page. */
type Unsent = { path: string; values: FormState["values"] };

type Row = { id: string; userId: string; wrapped: string };

/**
 * Keeps what came after its sign-in had run out, sealed for whoever that sign-in was of; the last form counts. False
 * where nobody knows whose it was, and for a sign-in that somebody ended: its cookie may be in other hands.
 */
export async function keepUnsent(token: string, unsent: Unsent): Promise<boolean> {
  const [session] = await db.$queryRaw<Row[]>`
    SELECT s.id, s."userId", k.wrapped FROM "Session" s JOIN "DataKey" k ON k."userId" = s."userId"
    JOIN "User" u ON u.id = s."userId" AND u.status = 'ACTIVE' AND u."securityEpoch" = s."securityEpoch"
    WHERE s."tokenHash" = ${hashToken(token)} AND s.stage = 'FULL' AND s."endedAt" IS NULL
      AND s."lastSeenAt" > now() - interval '1 day'`;
  if (!session) return false;
  const { id, userId, wrapped } = session;
  const sealed = seal(unwrapPersonKey(userId, wrapped), placeOf(id), JSON.stringify(unsent));
  await db.$executeRaw`UPDATE "Session" SET "unsentSealed" = ${sealed}, "unsentAt" = now() WHERE id = ${id}::uuid`;
  return true;
}

/** What this person typed into that page before signing in again, for an hour; null where there is nothing. */
export async function findUnsent(actor: Actor, path: string): Promise<FormState["values"] | null> {
  const [kept] = await db.$queryRaw<(Row & { sealed: string })[]>`
    SELECT s.id, s."userId", k.wrapped, s."unsentSealed" AS sealed
    FROM "Session" s JOIN "DataKey" k ON k."userId" = s."userId"
    WHERE s."userId" = ${actor.id}::uuid AND s."unsentAt" > now() - interval '1 hour'
    ORDER BY s."unsentAt" DESC LIMIT 1`;
  if (!kept) return null;
  const unsent: Unsent = JSON.parse(open(unwrapPersonKey(kept.userId, kept.wrapped), placeOf(kept.id), kept.sealed));
  return unsent.path === path ? unsent.values : null;
}

const placeOf = (row: string) => ({ table: "Session", column: "unsentSealed", row });
