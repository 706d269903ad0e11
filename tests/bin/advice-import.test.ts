import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { importFile } from "@/bin/advice/import";
import { db } from "@/lib/db";
import { shanghaiDay } from "@/lib/time";
import { anApplication } from "@/tests/support/make";

const folder = mkdtempSync(join(tmpdir(), "outcomes-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
});

const head = "number,monthsOnBook,worstDaysPastDue,observedOn";
const file = (rows: string[], first = head) => {
  const path = join(folder, "outcomes.csv");
  writeFileSync(path, `\uFEFF${[first, ...rows].join("\r\n")}\r\n`);
  return path;
};

/** What the command said, and its exit code. */
async function said(path: string) {
  const told: string[] = [];
  const ear = vi.spyOn(console, "log").mockImplementation((line) => void told.push(String(line)));
  await importFile(path).finally(() => ear.mockRestore());
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { told, code };
}

async function aCard() {
  const { id } = await anApplication({ status: "APPROVED" });
  const { number } = await db.application.findUniqueOrThrow({ where: { id } });
  return { id, number: number! };
}

const outcomes = () => db.cardOutcome.findMany({ orderBy: { applicationId: "asc" } });
const today = () => shanghaiDay(new Date());

test("outcomes are taken in, the same file twice changes nothing, and a later observation takes the place of an earlier", async () => {
  const [one, two] = [await aCard(), await aCard()];
  const rows = [`${one.number},0,0,${today()}`, `${two.number},1,12,${today()}`];
  expect(await said(file(rows))).toEqual({ told: ["2 added, 0 renewed, 0 known already, 0 refused"], code: 0 });
  const first = await outcomes();
  expect(first.map(({ monthsOnBook, worstDaysPastDue }) => [monthsOnBook, worstDaysPastDue])).toEqual([
    [0, 0],
    [1, 12],
  ]);
  expect(await said(file(rows))).toEqual({ told: ["0 added, 0 renewed, 2 known already, 0 refused"], code: 0 });
  expect(await outcomes()).toEqual(first);
  await db.cardOutcome.update({ where: { applicationId: one.id }, data: { observedAt: new Date(Date.now() - 864e5) } });
  expect((await said(file([`${one.number},1,3,${today()}`]))).told).toEqual([
    "0 added, 1 renewed, 0 known already, 0 refused",
  ]);
  expect(await db.operationLogEntry.count({ where: { action: "advice.outcomesImported" } })).toBe(3);
});

test("each faulty row is named and left out, the others are taken, and the exit code says so", async () => {
  const card = await aCard();
  const [open, other] = [await anApplication(), await aCard()];
  const { number } = await db.application.findUniqueOrThrow({ where: { id: open.id } });
  const rows = [
    `${card.number},1,3,${today()}`,
    `${card.number},1,3,${today()}`,
    "XK1,1,3,2026-11-01",
    `${other.number},one,3,${today()}`,
    `${other.number},1,-3,${today()}`,
    `${other.number},1,3,2026-02-30`,
    `${other.number},1,3,2999-01-01`,
    `XK20200101-999999,1,3,${today()}`,
    `${number},1,3,${today()}`,
    `${other.number},1,3,2020-01-01`,
    `${other.number},1,3`,
  ];
  const { told, code } = await said(file(rows));
  expect(code).toBe(1);
  expect(told.at(-1)).toBe("1 added, 0 renewed, 0 known already, 10 refused");
  expect(told.slice(0, -1).map((line) => line.replace(/, XK[\d-]+/, ""))).toEqual([
    "line 3: the same application stands in this file already",
    expect.stringContaining("line 4"),
    "line 5: the months on book are not a whole number up to 600",
    "line 6: the days past due are not a whole number",
    "line 7: the day of observation is not a day like 2026-11-20",
    "line 8: the day of observation lies ahead",
    "line 9: there is no such application",
    "line 10: the application was not approved: there is no card",
    "line 11: observed before the card was approved",
    "line 12: has more or fewer cells than the first line",
  ]);
  expect((await outcomes()).map(({ applicationId }) => applicationId)).toEqual([card.id]);
});

test("an observation never goes back behind what is known", async () => {
  const card = await aCard();
  await said(file([`${card.number},1,20,${today()}`]));
  for (const row of [`1,10,${today()}`, `0,20,${today()}`]) {
    const { told, code } = await said(file([`${card.number},${row}`]));
    expect([told.at(-1), code]).toEqual(["0 added, 0 renewed, 0 known already, 1 refused", 1]);
  }
  expect(await outcomes()).toMatchObject([{ monthsOnBook: 1, worstDaysPastDue: 20 }]);
});

test("a file that is none, or none of outcomes, gets a sentence", async () => {
  await expect(importFile(undefined)).rejects.toThrow("Name a file");
  await expect(importFile(join(folder, "nothing.csv"))).rejects.toThrow("There is no file");
  await expect(importFile(file(["1,2"], "number,days"))).rejects.toThrow("has no column monthsOnBook");
  await expect(importFile(file([]))).rejects.toThrow("holds no rows");
});
