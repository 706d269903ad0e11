import { isBuiltOfCommon, isCommonPassword } from "@/lib/auth/common-passwords";
import { unleet } from "@/lib/auth/leet";
import { lengthOf } from "@/lib/forms/tidy";

/** Without a second factor a password has at least this many characters; any sign of Unicode is one. */
export const shortestPassword = 15;
/** And with one. */
export const shortestWithFactor = 12;
export const longestPassword = 128;

/** Names nobody may build a password from here: the product, in letters and in Chinese (U+4FE1 U+5361). */
const ourNames = ["xinka", "\u4fe1\u5361"];
/**
 * Words of our trade and of passwords, which the list of common ones (lib/auth/common-passwords.ts) lacks or holds too far
 * down. What is left of a password without them must still be long enough.
 */
const commonWords = [
  "password",
  "passphrase",
  "administrator",
  "admin",
  "welcome",
  "secret",
  "login",
  "customer",
  "creditcard",
  "credit",
  "card",
  "bank",
  "woaini",
  "yinhang",
  "xinyongka",
  "mima",
  "\u94f6\u884c",
  "\u4fe1\u7528\u5361",
  "\u5bc6\u7801",
].toSorted((one, other) => other.length - one.length);
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const leastLeft = 8;
const fewestSigns = 5;

export type PasswordFault =
  | "password.tooShort"
  | "password.tooLong"
  | "password.broken"
  | "password.ourName"
  | "password.ownData"
  | "password.pattern"
  | "password.common";

type Own = {
  email?: string;
  mobile?: string;
  name?: string;
  documentNumber?: string;
  /** 1990-01-31 */
  birthDate?: string;
  shortest?: number;
};

/** The first fault of a password, exactly as typed, or null. It is only looked at, never changed. */
export function passwordFault(
  password: string,
  { shortest = shortestPassword, ...own }: Own = {},
): PasswordFault | null {
  if (!password.isWellFormed()) return "password.broken";
  if (lengthOf(password) < shortest) return "password.tooShort";
  if (lengthOf(password) > longestPassword) return "password.tooLong";

  const plain = plainly(password);
  const readings = [plain, unleet(plain, "i"), unleet(plain, "l")];
  if (readings.some((text) => ourNames.some((name) => text.includes(name)))) return "password.ourName";
  if (ownWords(own).some((word) => readings.some((text) => text.includes(word)))) return "password.ownData";
  if (readings.some(isPattern)) return "password.pattern";
  return isCommon(password, readings) ? "password.common" : null;
}

function isCommon(password: string, readings: string[]) {
  const rest = withoutRuns(readings[0]!);
  const texts = [...readings, unleet(rest, "i"), unleet(rest, "l")];
  const isLittle = (left: string) => lengthOf(withoutWords(withoutRuns(left)).replace(/[!@$]/g, "")) < leastLeft;
  return isCommonPassword(password) || texts.some((text) => isBuiltOfCommon(text, isLittle));
}

/** As somebody guesses who does not care for case, width, accents and signs between. */
const plainly = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Z}\p{Cc}\p{Cf}_.,;:'"/\\|()[\]{}<>~^`*+=?#%&-]/gu, "");

/** What others know of the person: two Chinese characters, or four other signs in a row, give it away. */
function ownWords({ email = "", mobile = "", name = "", documentNumber = "", birthDate = "" }: Own) {
  const birth = plainly(birthDate);
  const numbers = [mobile, mobile.slice(-8), plainly(documentNumber), documentNumber.slice(-8), birth, birth.slice(2)];
  const words = [plainly(email.split("@")[0] ?? ""), plainly(name), ...numbers.map(plainly)];
  return words.filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4));
}

/** Hardly any different signs, or one piece over and over. */
function isPattern(text: string) {
  const signs = [...text];
  if (new Set(signs).size < fewestSigns) return true;
  return Array.from({ length: Math.floor(signs.length / 2) }, (_, index) => index + 1).some((piece) =>
    signs.every((sign, index) => sign === signs[index % piece]),
  );
}

const withoutWords = (text: string) => commonWords.reduce((left, word) => left.replaceAll(word, ""), text);

/** Without dates, repeated signs, and four or more neighbours of the alphabet, the figures or the keyboard, either way round. */
function withoutRuns(text: string) {
  let left = "";
  for (let from = 0; from < text.length; ) {
    const run = runAt(text, from);
    if (run < 4) left += text[from];
    from += run < 4 ? 1 : run;
  }
  return left.replace(/(?:19|20)\d\d(?:[01]\d[0-3]\d)?/g, "").replace(/(.)\1{2,}/gu, "$1");
}

const bothWays = rows.flatMap((row) => [row, [...row].reverse().join("")]);
const fours = new Set(
  bothWays.flatMap((row) => Array.from(row, (_, at) => row.slice(at, at + 4)).filter((four) => four.length === 4)),
);

function runAt(text: string, from: number) {
  if (!fours.has(text.slice(from, from + 4))) return 1;
  let length = 4;
  while (from + length < text.length && bothWays.some((row) => row.includes(text.slice(from, from + length + 1))))
    length += 1;
  return length;
}
