import "server-only";
import { auth } from "@/lib/auth/config";
import { rememberLanguage } from "@/lib/auth/preferences";
import type { Language } from "@/lib/language";

/** Redeems a ticket into the session cookie and takes over the language of the account. */
export async function enter({ ticket, language }: { ticket: string; language: Language }) {
  await auth.signIn("credentials", { ticket, redirect: false });
  await rememberLanguage(language);
}

/** Takes the session cookie away again. */
export async function leave() {
  await auth.signOut({ redirect: false });
}
