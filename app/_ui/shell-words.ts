import { getLocale, getTranslations } from "next-intl/server";

const shortcuts = {
  search: ["/"],
  rows: ["j", "k"],
  open: ["o"],
  tick: ["x"],
  pages: ["n", "p"],
  home: ["g", "h"],
  queue: ["g", "q"],
  mine: ["g", "m"],
  customers: ["g", "c"],
  sheet: ["?"],
} as const;

/** What the sheet of shortcuts says. */
export async function shortcutWords() {
  const t = await getTranslations("shortcuts");
  const keys = (Object.keys(shortcuts) as (keyof typeof shortcuts)[]).map((name) => ({
    press: [...shortcuts[name]],
    does: t(`does.${name}`),
  }));
  return { title: t("title"), close: t("close"), more: t("more"), keys };
}

export type ReadingWords = Awaited<ReturnType<typeof readingWords>>;

/** What the buttons for language and colours say. */
export async function readingWords() {
  const t = await getTranslations("ui.reading");
  const other = (await getLocale()) === "en" ? ("zh-CN" as const) : ("en" as const);
  return { other, otherLanguage: t("otherLanguage"), dark: t("dark"), light: t("light") };
}
