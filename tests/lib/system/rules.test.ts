import { expect, test } from "vitest";
import { judgeBackup, judgeDisk, judgeDrill, judgeLog, judgeMail } from "@/lib/system/rules";

const now = new Date("2026-11-22T08:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const gigabytes = (count: number) => count * 1024 ** 3;

test("letters that nobody sends are noticed after minutes and a fault after an hour", () => {
  const waiting = (hours: number) => judgeMail({ waiting: 3, refused: 0, oldest: ago(hours) }, now).state;
  expect(judgeMail({ waiting: 0, refused: 0, oldest: null }, now)).toMatchObject({ state: "fine", why: "mailFine" });
  expect([0.01, 0.5, 2].map(waiting)).toEqual(["fine", "watch", "fault"]);
  expect(judgeMail({ waiting: 0, refused: 2, oldest: null }, now)).toMatchObject({ state: "watch", count: 2 });
});

test("a disk is low below a tenth or a gigabyte, and full before nothing more can be written", () => {
  const disk = (free: number, size: number) => judgeDisk({ free: gigabytes(free), size: gigabytes(size) }).state;
  expect(disk(50, 100)).toBe("fine");
  expect(disk(5, 100)).toBe("watch");
  expect(disk(0.5, 2)).toBe("watch");
  expect(disk(0.1, 100)).toBe("fault");
});

test("a backup is expected each day where it was asked for, and a faulty one is said at once", () => {
  const made = (hours: number, fault: string | null = null, level = 2) =>
    judgeBackup({ madeAt: ago(hours), fault, level }, 2, now).state;
  expect(judgeBackup(null, 2, now).state).toBe("fault");
  expect(judgeBackup(null, null, now).state).toBe("watch");
  expect([made(5), made(40), made(80)]).toEqual(["fine", "watch", "fault"]);
  expect([made(1, "container.broken"), made(1, null, 1)]).toEqual(["fault", "watch"]);
});

test("a trial restore counts for a week, a walk through the log for a month", () => {
  expect([null, ago(24), ago(24 * 9)].map((at) => judgeDrill(at, now).state)).toEqual(["watch", "fine", "watch"]);
  const log = (hours: number, broken: boolean) => judgeLog({ finishedAt: ago(hours), broken }, now).state;
  expect([judgeLog(null, now).state, log(24, false), log(24 * 40, false), log(1, true)]).toEqual([
    "watch",
    "fine",
    "watch",
    "fault",
  ]);
});
