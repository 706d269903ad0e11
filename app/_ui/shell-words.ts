import { getLocale, getTranslations } from "next-intl/server";

export type ReadingWords = Awaited<ReturnType<typeof readingWords>>;

/** What the buttons for language and colours say. */
export async function readingWords() {
  const t = await getTranslations("ui.reading");
  const other = (await getLocale()) === "en" ? ("zh-CN" as const) : ("en" as const);
  return { other, otherLanguage: t("otherLanguage"), dark: t("dark"), light: t("light") };
}
