import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Actor, Origin } from "@/lib/auth/actor";
import { sessionCookie } from "@/lib/auth/config";
import { openCookie } from "@/lib/auth/envelope";
import { requestOrigin } from "@/lib/auth/origin";
import { rightsOf } from "@/lib/auth/rights";
import { findLiveSession, type LiveSession, touch } from "@/lib/sessions/find";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

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

/** The random token that the cookie carries in its sealed envelope. */
export async function sessionToken(): Promise<string | null> {
  const { name } = sessionCookie();
  const sealed = (await cookies()).get(name)?.value;
  return sealed ? openCookie(name, sealed) : null;
}

function actorFrom(row: LiveSession, origin: Origin): Actor {
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

function customerName({ id, wrapped, nameSealed }: LiveSession) {
  if (!wrapped || !nameSealed) return "";
  return open(unwrapPersonKey(id, wrapped), { table: "Customer", column: "nameSealed", row: id }, nameSealed);
}
