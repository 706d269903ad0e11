/** Invisible marks that carry no meaning in what people type: zero width, soft hyphen, left-to-right marks, tags. */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a\u202c\u202d\u2060-\u2066\u2068-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu;
const control = /\p{Cc}/gu;
const controlButLines = /(?!\n)\p{Cc}/gu;
const lettersAndDigits = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu;
/** Marks that show the text that follows in another order than it is stored in. */
const reordering = /[\u202b\u202e\u2067]/u;

/** Text whose meaning nobody could be sure of: turned around by hidden marks, or not text at all. */
export const isTreacherous = (text: string) => reordering.test(text) || !text.isWellFormed();

/** One line as it was meant: full-width letters and digits narrowed, invisible marks gone, single spaces. */
export function tidyLine(text: string): string {
  return narrow(text.replace(invisible, "").replace(/\s/gu, " "), lettersAndDigits)
    .replace(control, "")
    .normalize("NFC")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Several lines: as `tidyLine`, but lines stay lines. */
export function tidyLines(text: string): string {
  const meant = narrow(text.replace(invisible, "").replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n"), lettersAndDigits)
    .replace(/[^\S\n]/gu, " ")
    .replace(controlButLines, "")
    .normalize("NFC");
  return meant
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Numbers, codes and addresses of machines: every full-width sign narrowed, all spaces gone. */
export function tidyCode(text: string): string {
  return narrow(text, /[\uff01-\uff5e]/gu)
    .replace(/\s/gu, "")
    .replace(invisible, "")
    .replace(control, "");
}

/** Hyphens and dashes of every kind, as they come from telephones and documents. */
export const dashes = /[-\u2010-\u2015\u2212\ufe58\ufe63]/gu;

export const lengthOf = (text: string) => [...text].length;

const narrow = (text: string, which: RegExp) =>
  text.replace(which, (sign) => String.fromCodePoint(sign.codePointAt(0)! - 0xfee0));
