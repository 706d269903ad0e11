/** Line ends, terminal codes, and what turns the direction of writing: nothing that anybody wrote may forge a line. */
const hostile = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The text with each such sign shown by its number, cut at a length no honest value has. */
export function inert(text: string, most = 500): string {
  return text.slice(0, most).replace(hostile, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}

/** The same for whatever a detail holds. */
export function inertDetail(value: unknown): unknown {
  if (typeof value === "string") return inert(value);
  if (Array.isArray(value)) return value.map(inertDetail);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [inert(name, 100), inertDetail(one)]));
}
