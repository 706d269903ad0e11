import { expect, test } from "vitest";
import { db } from "@/lib/db";
import {
  calibrationAlarms,
  driftAlarms,
  type Found,
  fairnessAlarms,
  overrideAlarms,
  replayAlarms,
} from "@/lib/monitoring/alarm-rules";
import { listAlarms } from "@/lib/monitoring/alarms";
import { keepFound, lookAtCards } from "@/lib/monitoring/look";
import { takeAlarm } from "@/lib/monitoring/take-alarm";
import { aManager } from "@/tests/support/make";
import { aRiskLead } from "@/tests/support/models";

const card = "a".repeat(64);
const found = (changes: Partial<Found> = {}): Found => ({
  kind: "drift",
  subject: "monthlyIncome",
  level: "watch",
  measured: 0.15,
  bound: 0.1,
  ...changes,
});
const letters = () => db.mail.count({ where: { template: "CARD_ALARM" } });

test("a daily look opens an alarm once, tells risk leads when somebody has to act, and closes what is well again", async () => {
  const lead = await aRiskLead();
  await aManager();
  await keepFound([found()], card);
  await keepFound([found({ measured: 0.17 })], card);
  expect(await listAlarms(lead)).toMatchObject({ open: [{ level: "watch", measured: 0.17, owner: null }], over: [] });
  expect(await letters()).toBe(0);
  await keepFound([found({ level: "act", measured: 0.3 })], card);
  await keepFound([found({ level: "act", measured: 0.31 })], card);
  expect(await letters()).toBe(1);
  expect(await db.operationLogEntry.count({ where: { action: "model.alarmRaised" } })).toBe(2);
  await keepFound([], card);
  expect(await listAlarms(lead)).toMatchObject({ open: [], over: [{ subject: "monthlyIncome" }] });
});

test("a risk lead takes an alarm on and another may take it over; nobody without the right, and none that is over", async () => {
  const [one, other] = [await aRiskLead({ name: "甲" }), await aRiskLead()];
  await keepFound([found()], card);
  const { id: alarmId } = await db.cardAlarm.findFirstOrThrow({ select: { id: true } });
  const taking = { alarmId, plan: "查清收入口径后重训" };
  await expect(takeAlarm(await aManager(), taking)).rejects.toMatchObject({ code: "right.missing" });
  await takeAlarm(one, taking);
  await takeAlarm(other, { ...taking, plan: "改由我处理" });
  expect(await db.cardAlarm.findFirst({})).toMatchObject({ ownerId: other.id, plan: "改由我处理" });
  expect(await db.operationLogEntry.count({ where: { action: "model.alarmTaken" } })).toBe(2);
  await keepFound([], card);
  await expect(takeAlarm(one, taking)).rejects.toMatchObject({ code: "alarm.over" });
});

test("nothing is said of a bank with few cases but when it was looked at", async () => {
  const lead = await aRiskLead();
  expect(await listAlarms(lead)).toEqual({ open: [], over: [], at: null });
  await lookAtCards();
  expect(await listAlarms(lead)).toEqual({ open: [], over: [], at: expect.any(Date) });
});

test("drift, wrong grades, many overrides, advice that cannot be replayed and groups that fare worse are found", () => {
  const drift = { field: "f", limit: 0.1, alarm: true };
  expect(
    driftAlarms([
      { ...drift, psi: 0.24 },
      { ...drift, psi: 0.25 },
      { ...drift, psi: 0.09, alarm: null },
    ]),
  ).toMatchObject([{ level: "watch" }, { level: "act" }]);
  const grade = { cardHash: card, grade: "C", rows: 50, bads: 10, said: 0.1, came: 0.2, low: 0.11, high: 0.3 };
  const said = (changes: object) => calibrationAlarms([{ ...grade, ...changes }], card).map(({ level }) => level);
  expect(said({})).toEqual(["act"]);
  expect(said({ came: 0.14 })).toEqual(["watch"]);
  expect(said({ said: 0.4 })).toEqual(["watch"]);
  expect([...said({ rows: 49 }), ...said({ said: 0.12 }), ...said({ cardHash: "other" })]).toEqual([]);
  const month = { month: "", sent: 0, approved: 0, rejected: 0, returned: 0, advised: 0, referred: 0 };
  const overrides = (against: number, firm = 50) =>
    overrideAlarms(Array(4).fill({ ...month, firm: firm / 3, against: against / 3 }));
  expect([overrides(9), overrides(10), overrides(20), overrides(16, 40)].map(([one]) => one?.level)).toEqual([
    undefined,
    "watch",
    "act",
    undefined,
  ]);
  expect([replayAlarms(0), replayAlarms(1)]).toMatchObject([[], [{ level: "act" }]]);
  const group = { kind: "sex", group: "FEMALE", ratio: 0.7, flagged: true } as Parameters<typeof fairnessAlarms>[0][0];
  expect(fairnessAlarms([group, { ...group, flagged: false }])).toMatchObject([{ subject: "FEMALE", measured: 0.7 }]);
});
