import { type RejectionReason, rejectionReasons } from "@/lib/applications/reasons";
import type { Language } from "@/lib/language";
import en from "@/lib/messages/en/reasons.json" with { type: "json" };
import chinese from "@/lib/messages/zh-CN/reasons.json" with { type: "json" };

type Words = Record<RejectionReason, { label: string; helps: string }>;

const words: Record<Language, Words> = { "zh-CN": chinese, en };

/** The reasons of a rejection in their order. They come with the script, which the browser keeps, instead of with every page. */
export const reasonsIn = (language: Language) =>
  rejectionReasons.map((code) => ({ code: code as string, ...words[language][code] }));
