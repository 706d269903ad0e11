import "server-only";
import { cookies } from "next/headers";
import type { Visitor } from "@/lib/auth/actor";
import { cookieLook } from "@/lib/auth/config";
import { hashToken, newToken } from "@/lib/auth/token";
import { db, type Tx } from "@/lib/db";

const year = 365 * 24 * 3_600;
const token = /^[\w-]{43}$/;

/** The token of this browser, if it has one; it opens nothing and only says that somebody signed in here before. */
export async function browserToken(): Promise<string | null> {
  const sent = (await cookies()).get(cookieLook("device").name)?.value ?? "";
  return token.test(sent) ? sent : null;
}

/** Lets this browser be known again for a year. */
export async function rememberBrowser(browser: string) {
  const { name, options } = cookieLook("device");
  (await cookies()).set(name, browser, { ...options, maxAge: year });
}

/** Whether an account's owner signed in with this browser before; the id of what is known of it. */
export async function findDevice(userId: string, browser: string | null): Promise<string | null> {
  if (!browser) return null;
  const where = { userId_tokenHash: { userId, tokenHash: hashToken(browser) } };
  return (await db.knownDevice.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/** Notes that this person signed in with this browser; says whether for the first time, and gives the browser's token. */
export async function noteDevice(tx: Tx, userId: string, { browser }: Pick<Visitor, "browser">) {
  const known = browser ?? newToken();
  const [row] = await tx.$queryRaw<{ fresh: boolean }[]>`
    INSERT INTO "KnownDevice" (id, "userId", "tokenHash") VALUES (gen_random_uuid(), ${userId}::uuid, ${hashToken(known)})
    ON CONFLICT ("userId", "tokenHash") DO UPDATE SET "lastSeenAt" = now()
    RETURNING xmax = 0 AS fresh`;
  return { browser: known, isNew: row?.fresh ?? true };
}
