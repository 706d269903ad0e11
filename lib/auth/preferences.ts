import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { cookieLook } from "@/lib/auth/cookie-look";
import { type Language, languageCookie, languages } from "@/lib/language";

/** Where on this site a button leaves its person: a path of ours, never an address. Browsers drop tabs and line ends. */
const back = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[^\s\p{Cc}\\]*$/u)
  .catch("/");

/** What one of the buttons around a page says: the others stay as they are. */
export const ReadingSchema = z.object({
  language: z.enum(languages, "notUnderstood").optional(),
  theme: z.enum(["light", "dark"], "notUnderstood").optional(),
  menu: z.enum(["full", "rail"], "notUnderstood").optional(),
  back,
});
type Reading = z.output<typeof ReadingSchema>;

export const ShortcutsSchema = z.object({ shortcuts: z.enum(["on", "off"], "notUnderstood") });

export const PreferencesSchema = z.object({
  language: z.enum(languages, "notUnderstood"),
  theme: z.enum(["system", "light", "dark"], "notUnderstood"),
});

export type Theme = NonNullable<Reading["theme"]>;
export type MenuWidth = NonNullable<Reading["menu"]>;
type Switch = z.output<typeof ShortcutsSchema>["shortcuts"];

/** Null where the system decides. */
export async function chosenTheme(): Promise<Theme | null> {
  const kept = await remembered("theme");
  return kept === "light" || kept === "dark" ? kept : null;
}

export async function chosenMenu(): Promise<MenuWidth> {
  return (await remembered("menu")) === "rail" ? "rail" : "full";
}

/** Keys of one letter get in the way of whoever speaks or types with other tools: they can be switched off. */
export async function chosenShortcuts(): Promise<Switch> {
  return (await remembered("shortcuts")) === "off" ? "off" : "on";
}

export const rememberLanguage = (language: Language) => remember(languageCookie, language);
export const rememberTheme = (theme: Theme) => remember("theme", theme);
/** From here on the system decides. */
export const forgetTheme = () => remember("theme", "", 0);
export const rememberShortcuts = (shortcuts: Switch) => remember("shortcuts", shortcuts);
export const rememberMenu = (menu: MenuWidth) => remember("menu", menu);

const year = 365 * 24 * 3_600;

/** A year, and readable by nobody's script; it says nothing about the person. */
async function remember(name: string, value: string, maxAge = year) {
  const kept = await cookies();
  const look = cookieLook(name, "lax");
  kept.set(look.name, value, { ...look.options, maxAge });
}

export async function remembered(name: string): Promise<string | undefined> {
  const kept = await cookies();
  return kept.get(cookieLook(name).name)?.value;
}
