import "server-only";
import { cookies } from "next/headers";
import { cookieLook } from "@/lib/auth/cookie-look";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";

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
