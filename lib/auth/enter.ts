import "server-only";
import { cookies } from "next/headers";
import { auth, callbackCookie, sessionCookie, sessionSeconds } from "@/lib/auth/config";
import { rememberBrowser } from "@/lib/auth/device";
import { sealCookie } from "@/lib/auth/envelope";
import { rememberLanguage } from "@/lib/auth/preferences";
import type { Language } from "@/lib/language";

/** Redeems a ticket into the session cookie and takes over the language of the account. */
export async function enter({
  ticket,
  language,
  browser,
}: {
  ticket: string;
  language: Language;
  browser: string | null;
}) {
  if (browser) await rememberBrowser(browser);
  await auth.signIn("credentials", { ticket, redirect: false });
  (await cookies()).delete(callbackCookie);
  await rememberLanguage(language);
}

/** Puts a session's new token into the cookie, in the same envelope, and what the browser is known by beside it. */
export async function carry({ token, browser }: { token: string; browser?: string }) {
  if (browser) await rememberBrowser(browser);
  const { name, options } = sessionCookie();
  const sealed = sealCookie(name, token);
  (await cookies()).set(name, sealed, { ...options, maxAge: sessionSeconds });
}

/** Takes the session cookie away again. */
export async function leave() {
  await auth.signOut({ redirect: false });
  (await cookies()).delete(callbackCookie);
}
