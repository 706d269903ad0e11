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
  const words = made.get(name) ?? remembering(translator(language, namespace) as unknown as Words);
  made.set(name, words);
  return words as ReturnType<typeof translator<S>>;
}

type Words = { (key: string, ...given: unknown[]): string; has: (key: string) => boolean };

/** What is said without values is looked up once: most of what a page says, at a few microseconds each. */
function remembering(words: Words): Words {
  const said = new Map<string, string>();
  const say = (key: string, ...given: unknown[]) => {
    if (given.length > 0 && given[0] !== undefined) return words(key, ...given);
    const known = said.get(key) ?? words(key);
    if (said.size < most) said.set(key, known);
    return known;
  };
  return Object.assign(say, words);
}

/** No namespace says that much; a key that nobody foresaw must not pile up. */
const most = 1_000;

/** The same in the reader's language: for pages that say much and are opened often. */
export const useWords = <const S extends Space>(namespace: S) => wordsOf(useLocale() as Language, namespace);
