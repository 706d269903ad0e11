import { expect, test } from "vitest";
import { addWorkingDays, formatDateTime, formatDay, formatDayInWords, shanghaiDay, startOfDay } from "@/lib/time";

const evening = new Date("2026-11-20T16:05:09Z");

test("[FT-05] the bank's day turns at midnight in Shanghai, whatever the server's zone", () => {
  expect(shanghaiDay(new Date("2026-11-20T15:59:59Z"))).toBe("2026-11-20");
  expect(shanghaiDay(new Date("2026-11-20T16:00:00Z"))).toBe("2026-11-21");
  expect(startOfDay("2026-11-21").toISOString()).toBe("2026-11-20T16:00:00.000Z");
});

test("times read as each language writes them", () => {
  expect(formatDateTime(evening, "zh-CN")).toBe("2026-11-21 00:05");
  expect(formatDateTime(evening, "zh-CN", { seconds: true })).toBe("2026-11-21 00:05:09");
  expect(formatDateTime(evening, "en")).toBe("21 Nov 2026, 00:05");
  expect(formatDay(evening, "en")).toBe("21 Nov 2026");
  expect(formatDayInWords(evening, "zh-CN")).toBe("2026年11月21日");
  expect(formatDayInWords(evening, "en", { weekday: true })).toBe("Saturday, 21 November 2026");
});

test.each([
  ["2026-11-20T06:00:00Z", 1, "2026-11-23"],
  ["2026-11-18T06:00:00Z", 5, "2026-11-25"],
  ["2026-11-21T06:00:00Z", 1, "2026-11-23"],
  ["2026-11-22T17:00:00Z", 1, "2026-11-24"],
])("%s plus %i working days is %s", (from, days, day) => {
  expect(shanghaiDay(addWorkingDays(new Date(from), days))).toBe(day);
});
