import { getLocale, getTranslations } from "next-intl/server";
import type { ShortcutWords } from "@/app/_ui/shortcuts";

const shortcuts = {
  search: "/",
  rows: "jk",
  open: "o",
  tick: "x",
  pages: "np",
  home: "gh",
  queue: "gq",
  mine: "gm",
  customers: "gc",
  sheet: "?",
} as const;

const sheets = new Map<string, ShortcutWords>();

/** What the sheet of shortcuts says: the same on every page, so put together once a language. */
export async function shortcutWords(): Promise<ShortcutWords> {
  const t = await getTranslations("shortcuts");
  const language = await getLocale();
  const known = sheets.get(language);
  if (known) return known;
  const names = Object.keys(shortcuts) as (keyof typeof shortcuts)[];
  const keys = names.map((name) => `${shortcuts[name]} ${t(`does.${name}`)}`).join("\n");
  const words = { title: t("title"), close: t("close"), more: t("more"), keys };
  sheets.set(language, words);
  return words;
}

export type ReadingWords = Awaited<ReturnType<typeof readingWords>>;

/** What the buttons for language and colours say. */
export async function readingWords() {
  const t = await getTranslations("ui.reading");
  const other = (await getLocale()) === "en" ? ("zh-CN" as const) : ("en" as const);
  return { other, otherLanguage: t("otherLanguage"), dark: t("dark"), light: t("light") };
}
