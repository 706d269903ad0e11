const minute = 60_000;
const day = 24 * 60 * minute;
const shanghai = 8 * 60 * minute;
const opens = 9 * 60;
const officeDay = 9 * 60;

/** `minutes` of office time later: Monday to Friday, 9 to 18 in Shanghai. Moments are milliseconds. */
export function afterOfficeTime(at: number, minutes: number): number {
  const local = at + shanghai;
  let today = Math.floor(local / day);
  let into = (local - today * day) / minute - opens;
  if (into < 0) into = 0;
  if (into >= officeDay || isWeekend(today)) {
    today = nextOfficeDay(today);
    into = 0;
  }
  for (into += minutes; into >= officeDay; into -= officeDay) today = nextOfficeDay(today);
  return Math.floor(today * day + (opens + into) * minute - shanghai);
}

/** The same moment, or the next morning where it falls between 23 and 7 o'clock in Shanghai. */
export function whenAwake(at: number): number {
  const local = at + shanghai;
  const hour = Math.floor((local % day) / (60 * minute));
  if (hour >= 7 && hour < 23) return at;
  return at + 8 * 60 * minute;
}

function nextOfficeDay(today: number): number {
  let next = today + 1;
  while (isWeekend(next)) next += 1;
  return next;
}

/** Day 0, the first of January 1970, was a Thursday. */
function isWeekend(dayNumber: number): boolean {
  const weekday = (dayNumber + 4) % 7;
  return weekday === 0 || weekday === 6;
}

export const days = (count: number) => Math.floor(count * day);
export const hours = (count: number) => Math.floor(count * 60 * minute);

/** 2026-11-01, the first day of the month `months` before that moment. */
export function monthBefore(at: number, months: number): string {
  const now = new Date(at + shanghai);
  const count = now.getUTCFullYear() * 12 + now.getUTCMonth() - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

/** Whole months from the first day of a month to that moment. */
export function monthsSince(month: string, at: number): number {
  const now = new Date(at + shanghai);
  return (now.getUTCFullYear() - Number(month.slice(0, 4))) * 12 + now.getUTCMonth() + 1 - Number(month.slice(5, 7));
}
