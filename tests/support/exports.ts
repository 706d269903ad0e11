import type { Wish } from "@/lib/exports/schema";
import type { Language } from "@/lib/language";

/** An export as somebody asks for it. */
export const wanted = (format: Wish["format"] = "csv", language: Language = "zh-CN"): Wish => ({
  format,
  language,
  reason: "月度合规检查",
});
