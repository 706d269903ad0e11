import { expect, test } from "vitest";
import { drillIsDue, toRemove } from "@/lib/backups/rules";

const later = new Date("2026-11-25T12:00:00+08:00");
const keeping = { daily: 3, weekly: 2, monthly: 2 };
const made = (day: string, changes = {}) => ({
  id: day,
  madeAt: new Date(`${day}T02:00:00+08:00`),
  level: 2,
  fault: null,
  ...changes,
});

test("the newest of three days, two weeks and two months stay", () => {
  const days = ["2026-09-30", "2026-10-31", "2026-11-14", "2026-11-15", "2026-11-18", "2026-11-19", "2026-11-20"];
  expect(
    toRemove(
      days.map((day) => made(day)),
      keeping,
      later,
    ).toSorted(),
  ).toEqual(["2026-09-30", "2026-11-14"]);
});

test("of two backups of one day the later one stays", () => {
  const early = { ...made("2026-11-20"), id: "early", madeAt: new Date("2026-11-20T01:00:00+08:00") };
  expect(toRemove([early, made("2026-11-20")], keeping, later)).toEqual(["early"]);
});

test("what was made in the last 24 hours stays, however many there are", () => {
  const today = ["01", "09", "10"].map((hour) => ({
    ...made("2026-11-20"),
    id: hour,
    madeAt: new Date(`2026-11-20T${hour}:00:00+08:00`),
  }));
  const at = (time: string) => toRemove(today, keeping, new Date(`2026-11-${time}:00+08:00`));
  expect(at("20T11:00")).toEqual([]);
  expect(at("21T08:00")).toEqual(["01"]);
  expect(at("21T11:00")).toEqual(["09", "01"]);
});

test("a faulty backup takes nobody's place, and the newest proved one always stays", () => {
  const faulty = made("2026-11-18", { fault: "chunkWrong" });
  const proved = made("2026-01-05", { level: 3 });
  const rest = ["2026-11-16", "2026-11-17", "2026-11-19"].map((day) => made(day));
  expect(toRemove([faulty, proved, ...rest], { daily: 3, weekly: 0, monthly: 0 }, later)).toEqual(["2026-11-18"]);
});

test("a backup that was just made and found faulty stays until a newer good one is there", () => {
  const faulty = made("2026-11-20", { fault: "ruleBroken" });
  const rest = ["2026-11-18", "2026-11-19"].map((day) => made(day));
  expect(toRemove([faulty, ...rest], keeping, later)).toEqual([]);
});

test("keeping nothing still keeps the newest", () => {
  expect(toRemove([made("2026-11-19"), made("2026-11-20")], { daily: 0, weekly: 0, monthly: 0 }, later)).toEqual([
    "2026-11-19",
  ]);
});

test("a trial restore is due once a week, from Monday in Shanghai", () => {
  expect(drillIsDue(null, new Date())).toBe(true);
  const sunday = new Date("2026-11-22T23:00:00+08:00");
  expect(drillIsDue(sunday, new Date("2026-11-22T23:59:00+08:00"))).toBe(false);
  expect(drillIsDue(sunday, new Date("2026-11-23T00:01:00+08:00"))).toBe(true);
});
