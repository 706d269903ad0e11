import type { BrowserContext } from "@playwright/test";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { cookieFor } from "@/tests/support/session";

/** A person of the demo bank, by the address of the sign-in. */
export async function personOf(email: string): Promise<{ id: string }> {
  return db.user.findUniqueOrThrow({ where: { emailIndex: keyedIndex("email", email) }, select: { id: true } });
}

/** Signs a browser in as somebody of the demo bank, without the sign-in page. */
export async function signInAs(context: BrowserContext, email: string) {
  await admit(context, (await personOf(email)).id);
}

/** The same for anybody, by the account's id. */
export async function admit(context: BrowserContext, id: string, stage: "PASSWORD" | "FULL" = "FULL") {
  const { name, value } = await cookieFor(id, { stage });
  await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
}
