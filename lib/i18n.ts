import { getRequestConfig } from "next-intl/server";
import { remembered } from "@/lib/auth/preferences";
import { defaultLanguage, isLanguage, languageCookie } from "@/lib/language";
import { catalogue } from "@/lib/messages";

/** The reader's language: chosen once, kept in a cookie, never guessed from the browser. */
export default getRequestConfig(async () => {
  const chosen = await remembered(languageCookie);
  const locale = isLanguage(chosen) ? chosen : defaultLanguage;
  return { locale, messages: catalogue[locale], timeZone: "Asia/Shanghai" };
});
