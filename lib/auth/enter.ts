import "server-only";
import { cookies } from "next/headers";
import { auth, callbackCookie } from "@/lib/auth/config";
import { rememberLanguage } from "@/lib/auth/preferences";
import type { Language } from "@/lib/language";

/** Redeems a ticket into the session cookie and takes over the language of the account. */
export async function enter({ ticket, language }: { ticket: string; language: Language }) {
  await auth.signIn("credentials", { ticket, redirect: false });
  (await cookies()).delete(callbackCookie);
  await rememberLanguage(language);
}

/** Takes the session cookie away again. */
export async function leave() {
  await auth.signOut({ redirect: false });
}
