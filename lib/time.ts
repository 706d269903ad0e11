import type { Language } from "@/lib/language";

/** The bank's day begins at midnight in Shanghai (UTC+8, no summer time), whatever the server's zone. */
const zone = "Asia/Shanghai";
const shanghaiOffset = 8 * 3_600_000;
const dayLength = 24 * 3_600_000;

/** 2026-11-21 */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** Whether two moments fall on one day in Shanghai. */
export function isSameDay(one: Date, other: Date): boolean {
  const day = (at: Date) => Math.floor((at.getTime() + shanghaiOffset) / dayLength);
  return day(one) === day(other);
}

/** The moment a day begins in Shanghai. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** 2026-11-21 14:05, or with seconds for staff tables and exports; in English 21 Nov 2026, 14:05. */
export function formatDateTime(at: Date, language: Language, { seconds = false } = {}): string {
  const there = new Date(at.getTime() + shanghaiOffset).toISOString();
  const clock = there.slice(11, seconds ? 19 : 16);
  return language === "zh-CN" ? `${there.slice(0, 10)} ${clock}` : `${formatDay(at, language)}, ${clock}`;
}

/** 14:05, where the day is plain. */
export const formatTime = (at: Date): string => formatDateTime(at, "zh-CN").slice(-5);

/** For dense tables: in English 21 Nov, 14:05 within this year; otherwise as `formatDateTime`. */
export function formatDateTimeShort(at: Date, language: Language, now = new Date()): string {
  const whole = formatDateTime(at, language);
  return language === "en" ? whole.replace(` ${shanghaiDay(now).slice(0, 4)},`, ",") : whole;
}

/** 2026-11-21 in lists; 21 Nov 2026 in English. */
export function formatDay(at: Date, language: Language): string {
  if (language === "zh-CN") return shanghaiDay(at);
  return inLanguage("en", "short").format(at);
}

/** 2026年11月21日 for prose; 21 November 2026 in English. */
export function formatDayInWords(at: Date, language: Language, { weekday = false } = {}): string {
  return inLanguage(language, weekday ? "weekday" : "words").format(at);
}

/** April 2024 from 2024-04, in the reader's language. */
export function formatMonth(month: string, language: Language): string {
  return inLanguage(language, "month").format(startOfDay(`${month}-01`));
}

/** The same clock time `days` working days later (Monday to Friday in Shanghai). */
export function addWorkingDays(at: Date, days: number): Date {
  let moved = at;
  for (let left = days; left > 0; ) {
    moved = new Date(moved.getTime() + dayLength);
    if (isWorkingDay(moved)) left -= 1;
  }
  return moved;
}

/** Working days of Shanghai after the day of `from`, up to and with the day of `to`; 0 when that is the same day or past. */
export function workingDaysUntil(from: Date, to: Date): number {
  let count = 0;
  for (let day = startOfDay(shanghaiDay(from)); shanghaiDay(day) < shanghaiDay(to); ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/** So many times 24 hours on: in Shanghai no day is shorter. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayLength);
}

function isWorkingDay(at: Date) {
  const weekday = new Date(at.getTime() + shanghaiOffset).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

const day = { day: "numeric", year: "numeric" } as const;
const forms = {
  short: { ...day, month: "short" },
  words: { ...day, month: "long" },
  weekday: { ...day, month: "long", weekday: "long" },
  month: { month: "long", year: "numeric" },
} as const;
const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it a hundred times, so each is made once. */
function inLanguage(language: Language, form: keyof typeof forms): Intl.DateTimeFormat {
  const key = `${language} ${form}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(language === "zh-CN" ? "zh-CN" : "en-GB", { timeZone: zone, ...forms[form] });
  made.set(key, format);
  return format;
}
