import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { unleet } from "@/lib/auth/leet";

/** 49,233 passwords that others were found with, the most frequent first. */
export const commonPasswords: readonly string[] = dictionary["passwords-common"];
const known = new Set(commonPasswords.map((password) => password.toLowerCase()));

/** The first of them are what guessing programs build on: put together, doubled, with a year behind. */
const built = 3_000;
const shortestWord = 4;
const mostWords = 2;
/** Of many words found in one text those that cover most of it are looked at. */
const mostLookedAt = 8;
const top = new Set(
  commonPasswords.slice(0, built).flatMap((password) => {
    const word = password.toLowerCase();
    return [word, unleet(word, "i"), unleet(word, "l")];
  }),
);
const longestWord = Math.max(...[...top].map((word) => word.length));

export const isCommonPassword = (typed: string) => known.has(typed.toLowerCase());

/** Whether up to two of the most common passwords are nearly all of a text; `isLittle` judges what is left. */
export function isBuiltOfCommon(text: string, isLittle: (left: string) => boolean, words = mostWords): boolean {
  if (isLittle(text)) return true;
  return words > 0 && wordsIn(text).some((word) => isBuiltOfCommon(text.replaceAll(word, ""), isLittle, words - 1));
}

function wordsIn(text: string): string[] {
  const covered = new Map<string, number>();
  for (let from = 0; from < text.length; from += 1)
    for (let length = shortestWord; length <= longestWord && from + length <= text.length; length += 1) {
      const word = text.slice(from, from + length);
      if (top.has(word)) covered.set(word, (covered.get(word) ?? 0) + length);
    }
  const most = [...covered].toSorted(([, one], [, other]) => other - one);
  return most.slice(0, mostLookedAt).map(([word]) => word);
}
