/** Masking keeps the true number of characters, so that a masked value is recognisable but not readable. */
const stars = (count: number) => "*".repeat(Math.max(count, 0));

/** 张*, 仲*妮: the first character, and the last of three or more. */
export function maskName(name: string): string {
  const letters = name.split(/(?:)/u);
  if (letters.length < 2) return stars(letters.length);
  if (letters.length === 2) return letters[0] + stars(1);
  return letters[0] + stars(letters.length - 2) + letters.at(-1);
}

/** 138 **** 1402 */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)} ${stars(mobile.length - 7)} ${mobile.slice(-4)}`;
}

/** First 6 and last 4 of a resident ID; first and last of any shorter number. */
export function maskDocument(number: string): string {
  if (number.length < 15) return number.slice(0, 1) + stars(number.length - 2) + number.slice(-1);
  return number.slice(0, 6) + stars(number.length - 10) + number.slice(-4);
}

/** 1*****2: what lists of other people's customers show. */
export function maskDocumentFully(number: string): string {
  return number.slice(0, 1) + stars(number.length - 2) + number.slice(-1);
}

/** abc***@example.com, at most three characters of the local part. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, Math.min(3, Math.max(at - 1, 1)))}***${email.slice(at)}`;
}

/** **************2233: what a print of one's own record shows. */
export function maskToLast4(number: string): string {
  return stars(number.length - 4) + number.slice(-4);
}
