import { createTranslator } from "next-intl";
import type { Language } from "@/lib/language";
import { catalogue, type Messages } from "@/lib/messages";

/** Words that say the same in every request: put together once for each language. */
export function keptWords<Words>(put: (language: Language) => Words): (language: Language) => Words {
  const kept = new Map<Language, Words>();
  return (language) => {
    const words = kept.get(language) ?? put(language);
    kept.set(language, words);
    return words;
  };
}

/** A translator for such words, outside of any request. */
export const wordsOf = <const Space extends keyof Messages>(language: Language, namespace: Space) =>
  createTranslator({ locale: language, messages: catalogue[language], namespace });
