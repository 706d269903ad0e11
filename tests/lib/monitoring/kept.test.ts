import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { countDue } from "@/lib/monitoring/count-due";
import { type Count, counted, countNow } from "@/lib/monitoring/kept";
import { lookNow } from "@/lib/monitoring/look";
import { listMonths } from "@/lib/monitoring/volumes";
import { aRiskLead } from "@/tests/support/models";

const row = (name: string) => db.keptFigure.findUnique({ where: { name } });
const one: Count<number> = async () => 1;
const age = (name: string, minutes: number) =>
  db.$executeRaw`UPDATE "KeptFigure" SET at = now() - ${minutes}::int * interval '1 minute' WHERE name = ${name}`;
const keep = (name: string, tookMs: number, value = 7) =>
  db.keptFigure.create({ data: { name, value, at: new Date(), tookMs } });

test("what is quick is counted each time, and kept nowhere", async () => {
  expect(await counted("quick", one)).toMatchObject({ value: 1 });
  expect(await row("quick")).toBeNull();
});

test("nobody waits for what takes long: a job counts it, and pages read what it kept", async () => {
  const slowly: Count<unknown> = (reader) => reader.$queryRaw`SELECT pg_sleep(5)`;
  expect(await counted("slow", slowly)).toEqual({ value: null, at: null });
  expect(await row("slow")).toMatchObject({ value: null, askedAt: expect.any(Date) });
  await countNow("slow", async (reader) => {
    await reader.$queryRaw`SELECT 1 AS one FROM pg_sleep(0.6)`;
    return 5;
  });
  expect(await counted("slow", slowly)).toMatchObject({ value: 5, at: expect.any(Date) });
  expect(await row("slow")).toMatchObject({ askedAt: null });
});

test("an old figure is shown with its moment and counted anew, the longer it takes the more seldom", async () => {
  await keep("dear", 30_000);
  await age("dear", 40);
  await counted("dear", one);
  expect(await row("dear")).toMatchObject({ askedAt: null });
  await age("dear", 51);
  expect(await counted("dear", one)).toMatchObject({ value: 7 });
  expect(await row("dear")).toMatchObject({ askedAt: expect.any(Date) });
});

test("a job counts what was asked for, once, and forgets that it was ever slow where it is not any more", async () => {
  const lead = await aRiskLead();
  await keep("months", 900);
  await age("months", 11);
  await listMonths(lead);
  expect(await countDue()).toBe(true);
  expect(await countDue()).toBe(false);
  expect(await row("months")).toBeNull();
  expect((await listMonths(lead)).value).toHaveLength(12);
});

test("a figure that another version asked for under another name keeps no other one waiting", async () => {
  await db.keptFigure.create({ data: { name: "formerly", askedAt: new Date(Date.now() - 60_000) } });
  await db.keptFigure.create({ data: { name: "months", askedAt: new Date() } });
  expect(await countDue()).toBe(true);
  expect(await row("months")).toBeNull();
  expect(await countDue()).toBe(false);
});

test("nobody looks at the cards by figures that are not there yet", async () => {
  await db.keptFigure.create({ data: { name: "groups", askedAt: new Date() } });
  await expect(lookNow()).rejects.toMatchObject({ code: "alarm.stillCounting" });
});
