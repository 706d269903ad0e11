/** The two languages of the bank; the first is the one a stranger meets. */
export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = "zh-CN";
export const languageCookie = "language";

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** The database spells zh-CN as an enum value. */
export const fromStored = (stored: "zh_CN" | "en"): Language => (stored === "zh_CN" ? "zh-CN" : "en");
export const toStored = (language: Language): "zh_CN" | "en" => (language === "zh-CN" ? "zh_CN" : "en");
