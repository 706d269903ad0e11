import { tidyCode } from "@/lib/forms/tidy";

/** Currency signs and words around an amount: yen sign, RMB, CNY, yuan (U+5143). */
const currency = /^(?:[\u00a5\uffe5]|RMB|CNY)|(?:\u5143|RMB|CNY)$/giu;
/** Ten thousand (U+4E07, w) and thousand (U+5343, k) as people write them behind a figure. */
const units: Record<string, bigint> = { "\u4e07": 10_000n, w: 10_000n, "\u5343": 1_000n, k: 1_000n };
const figure = /^(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,6}))?$/;

/** Yuan as people write them, in cents: 12000, 12,345.60, 1.2 with the sign for ten thousand. Null when it could mean two things. */
export function readYuan(typed: string): bigint | null {
  const text = tidyCode(typed)
    .replace(/\u3002/gu, ".")
    .replace(currency, "");
  const unit = units[text.slice(-1).toLowerCase()];
  const [, whole, fraction = ""] = figure.exec(unit ? text.slice(0, -1) : text) ?? [];
  if (!whole) return null;

  const millionths = BigInt(whole.replaceAll(",", "")) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  const scaled = millionths * (unit ?? 1n);
  return scaled % 10_000n === 0n ? scaled / 10_000n : null;
}
