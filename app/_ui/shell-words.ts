import type { ShortcutWords } from "@/app/_ui/shortcuts";
import { keptWords, wordsOf } from "@/lib/messages/kept";

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

/** What the sheet of shortcuts says. */
export const shortcutWords = keptWords((language): ShortcutWords => {
  const t = wordsOf(language, "shortcuts");
  const names = Object.keys(shortcuts) as (keyof typeof shortcuts)[];
  const keys = names.map((name) => `${shortcuts[name]} ${t(`does.${name}`)}`).join("\n");
  return { title: t("title"), close: t("close"), more: t("more"), keys };
});

export type ReadingWords = ReturnType<typeof readingWords>;

/** What the buttons for language and colours say. */
export const readingWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  const other = language === "en" ? ("zh-CN" as const) : ("en" as const);
  return { other, otherLanguage: t("reading.otherLanguage"), dark: t("reading.dark"), light: t("reading.light") };
});
