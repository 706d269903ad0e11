import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLanguage, isLanguage, languageCookie } from "@/lib/language";
import { catalogue } from "@/lib/messages";

/** The reader's language: chosen once, kept in a cookie, never guessed from the browser. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const locale = isLanguage(chosen) ? chosen : defaultLanguage;
  return { locale, messages: catalogue[locale], timeZone: "Asia/Shanghai" };
});
