import { expect, test } from "vitest";
import { dueState, span } from "@/lib/queue/rules";

const at = (text: string) => new Date(`2026-11-20T${text}+08:00`);

test("late, due today, later", () => {
  expect(dueState("IN_REVIEW", at("09:05"), at("14:05"))).toEqual({ state: "late", minutes: 300 });
  expect(dueState("SUBMITTED", at("15:25"), at("14:05"))).toEqual({ state: "soon", minutes: 80 });
  expect(dueState("SECOND_REVIEW", new Date("2026-11-21T00:00:00+08:00"), at("14:05"))).toMatchObject({
    state: "later",
  });
});

test("the clock stands while the customer is asked, and stops with the decision", () => {
  for (const status of ["RETURNED", "APPROVED", "REJECTED", "WITHDRAWN"] as const)
    expect(dueState(status, at("09:00"), at("14:00"))).toBeNull();
});

test("a span names its two largest parts", () => {
  expect(span(1277)).toEqual({ days: 0, hours: 21, minutes: 17 });
  expect(span(300)).toEqual({ days: 0, hours: 5, minutes: 0 });
  expect(span(3 * 1440 + 61)).toEqual({ days: 3, hours: 1, minutes: 0 });
  expect(span(0)).toEqual({ days: 0, hours: 0, minutes: 0 });
});
