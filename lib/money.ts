import type { Language } from "@/lib/language";

/** ¥12,345.67, with a true minus sign. Cents in, text out. */
export function formatMoney(cents: bigint, language: Language): string {
  return withSign(cents, `¥${grouped(cents, language, 2)}`);
}

/** 12,345.67 for tables whose head names the unit; whole yuan lose their decimals when `whole` is asked for. */
export function formatAmount(cents: bigint, language: Language, { whole = false } = {}): string {
  return withSign(cents, grouped(cents, language, whole && cents % 100n === 0n ? 0 : 2));
}

/** 18.25% from basis points. */
export function formatRate(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2)}%`;
}

/** The text a money field shows again: 12345.6 yuan as "12345.60", whole yuan without decimals. */
export function yuanText(cents: bigint): string {
  const whole = cents / 100n;
  const rest = cents % 100n;
  return rest === 0n ? `${whole}` : `${whole}.${String(rest).padStart(2, "0")}`;
}

/** Making a formatter costs more than using it a hundred times. */
const grouping: Record<Language, Intl.NumberFormat> = {
  "zh-CN": new Intl.NumberFormat("zh-CN"),
  en: new Intl.NumberFormat("en"),
};

function grouped(cents: bigint, language: Language, digits: 0 | 2) {
  const size = cents < 0n ? -cents : cents;
  const whole = grouping[language].format(size / 100n);
  return digits === 0 ? whole : `${whole}.${String(size % 100n).padStart(2, "0")}`;
}

const withSign = (cents: bigint, text: string) => (cents < 0n ? `−${text}` : text);
