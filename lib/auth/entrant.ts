import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Origin, Role } from "@/lib/auth/actor";
import { browserToken } from "@/lib/auth/device";
import { homeOf } from "@/lib/auth/home";
import { requestOrigin } from "@/lib/auth/origin";
import { currentActor, sessionToken } from "@/lib/auth/session";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { isLive } from "@/lib/sessions/live";

type Row = { sessionId: string; id: string; role: Role; emailIndex: string };

/** Somebody whose password fitted and whose second factor is still awaited: nobody at all everywhere else. */
export type Entrant = Origin & Row & { browser: string | null };

/** The half-done sign-in behind the present request, or null. */
export const currentEntrant = cache(async (): Promise<Entrant | null> => {
  const token = await sessionToken();
  if (!token) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id AS "sessionId", u.id, u.role, u."emailIndex" FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."tokenHash" = ${hashToken(token)} AND s.stage = 'PASSWORD' AND ${isLive}`;
  return rows[0] ? { ...(await requestOrigin()), browser: await browserToken(), ...rows[0] } : null;
});

/** The gate of the pages between password and second factor. */
export async function requireEntrant(): Promise<Entrant> {
  const entrant = await currentEntrant();
  if (entrant) return entrant;
  const actor = await currentActor();
  if (actor) redirect(homeOf[actor.role]);
  redirect((await sessionToken()) ? "/sign-in?notice=session.ended" : "/sign-in");
}
