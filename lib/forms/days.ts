import { tidyCode } from "@/lib/forms/tidy";

/** Between the parts: dash, slash, dot, or the signs for year, month and day (U+5E74, U+6708, U+65E5). */
const written = /^(\d{4})[-/.\u5e74](\d{1,2})(?:[-/.\u6708](\d{1,2})\u65e5?)?$/u;
const writtenMonth = /^(\d{4})[-/.\u5e74](\d{1,2})\u6708?$/u;

/** A real day between 1900 and 2100 as 2026-11-21, from 2026/11/21, 20261121 and their kin; null for anything else. */
export function readDay(typed: string): string | null {
  const text = spread(typed, 8);
  const [, year, month, day] = written.exec(text) ?? [];
  if (!year || !month || !day) return null;
  return realDay(Number(year), Number(month), Number(day));
}

/** A month as 2026-11, from 2026/11, 202611 and their kin; null for anything else. */
export function readMonth(typed: string): string | null {
  const [, year, month] = writtenMonth.exec(spread(typed, 6)) ?? [];
  if (!year || !month) return null;
  return realDay(Number(year), Number(month), 1)?.slice(0, 7) ?? null;
}

/** As 2026-11-21; null for the 31st of February and for years before 1900 or after 2100. */
export function realDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal && year >= 1900 && year <= 2100 ? at.toISOString().slice(0, 10) : null;
}

/** 20261121 becomes 2026-11-21; other texts only lose their spaces. */
function spread(typed: string, digits: 6 | 8) {
  const text = tidyCode(typed).replace(/[\u2010-\u2015\u2212]/gu, "-");
  if (text.length !== digits || !/^\d+$/.test(text)) return text;
  return [text.slice(0, 4), text.slice(4, 6), text.slice(6)].filter(Boolean).join("-");
}
