import { createTranslator, type NamespaceKeys, type NestedKeyOf, useLocale } from "next-intl";
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

type Space = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

const translator = <const S extends Space>(language: Language, namespace: S) =>
  createTranslator({ locale: language, messages: catalogue[language], namespace });

const made = new Map<string, unknown>();

/** A translator that needs no request and is made once, where `useTranslations` makes one for each request anew. */
export function wordsOf<const S extends Space>(language: Language, namespace: S) {
  const name = `${language} ${namespace}`;
  const words = made.get(name) ?? translator(language, namespace);
  made.set(name, words);
  return words as ReturnType<typeof translator<S>>;
}

/** The same in the reader's language: for pages that say much and are opened often. */
export const useWords = <const S extends Space>(namespace: S) => wordsOf(useLocale() as Language, namespace);
