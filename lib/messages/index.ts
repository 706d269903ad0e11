import type { Language } from "@/lib/language";
import en from "@/lib/messages/en";
import zhCN from "@/lib/messages/zh-CN";

export type Messages = typeof zhCN;

/** All words of the portal, by language and noun. That both have the same keys is checked by the types and by a test. */
export const catalogue: Record<Language, Messages> = { "zh-CN": zhCN, en };
