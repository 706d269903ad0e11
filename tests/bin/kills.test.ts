import type { ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { busyBank } from "@/tests/support/busy-bank";
import { type Deed, deeds, Heard } from "@/tests/support/deeds";
import { newInspection } from "@/tests/support/inspection";
import { chance, ended, type OwnServer, ownServer } from "@/tests/support/own-server";

/** So many kills of each victim in the midst of each deed, as time allows; `FAULTS=200` by `npm run faults`. */
const kills = Number(process.env.FAULTS ?? 15);
const random = chance();

let bank: OwnServer;
let look: Awaited<ReturnType<typeof newInspection>>;
let words: string[];
let restoreTakes: number;
let next: ChildProcessByStdio<Writable, Readable, null>;

beforeAll(async () => {
  bank = await ownServer("kills");
  const busy = await busyBank(bank, 20 * kills);
  words = busy.words;
  restoreTakes = busy.takes;
  look = await newInspection(bank, busy.side);
  next = spare();
}, 120_000);
afterAll(() => bank?.release());

/** One that has read all its code and waits until it is told to begin. */
const spare = () => bank.start("tests/support/busy.ts", ...words);

function begin() {
  const child = next;
  next = spare();
  child.stdin.write("begin\n");
  return { child, heard: new Heard(child.stdout) };
}

/** Until all deeds are under way at the same time, the longest of them somewhere; answers with the numbers and names of those that are. */
async function inTheMidst(heard: Heard) {
  const least = restoreTakes * random();
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(1)) {
    if (!heard.allUnderWay || heard.ageOf("restore") < least) continue;
    await wait(15 * random());
    if (!heard.allUnderWay) continue;
    parts.push(heard.ageOf("restore") / restoreTakes);
    return new Map(heard.open);
  }
  throw new Error(`nothing goes on after ${heard.lines.slice(-8).join("; ")}`);
}

/** Kills until every deed was met so often in its midst, and says how it went. */
async function killing(victim: string, kill: () => Promise<Iterable<Deed>>) {
  const met = new Map<Deed, number>([...deeds, "reset" as const].map((deed) => [deed, 0]));
  const least = () => Math.min(...deeds.map((deed) => met.get(deed)!));
  parts.length = 0;
  let tries = 0;
  for (; tries < 2 * kills && least() < kills; tries += 1)
    for (const deed of new Set(await kill())) met.set(deed, met.get(deed)! + 1);
  console.info(`${tries} kills of ${victim}, in the midst of`, JSON.stringify(Object.fromEntries(met)));
  console.info(`restores after these parts of their usual time: ${quartiles()}`);
  expect(least()).toBeGreaterThanOrEqual(kills);
}

/** After which part of the time that it takes where nobody else works a restore was killed. */
const parts: number[] = [];
const quartiles = () =>
  [0, 0.25, 0.5, 0.75, 1].map((part) =>
    parts.toSorted((a, b) => a - b)[Math.round(part * (parts.length - 1))]?.toFixed(2),
  );

test("[FT-01][BK-06][BK-11][LG-08] a server killed while people apply and set passwords anew, managers decide, the log is archived and deleted, backups are made and restored, has lost nothing it acknowledged and left nothing half done", async () => {
  await killing("a server", async () => {
    const { child, heard } = begin();
    await inTheMidst(heard);
    child.kill("SIGKILL");
    await ended(child);
    const names = [...heard.open.values()].map(({ name }) => name);
    await look(heard);
    return names;
  });
}, 7_200_000);

test("[FT-02][BK-06][BK-11][LG-08] a database killed in the midst of all that has lost nothing acknowledged, and people go on without a restart", async () => {
  const { child, heard } = begin();
  let longest = 0;
  await killing("the database", async () => {
    const strike = await bank.aim();
    const open = await inTheMidst(heard);
    const struck = performance.now();
    await strike();
    const met = [...open].filter(([number]) => heard.open.has(number) || heard.failed.has(number));
    await bank.untilBack();
    const at = heard.lines.length;
    await look(heard);
    while (!heard.lines.slice(at).some((line) => /^done \d+ apply/.test(line))) await wait(5);
    longest = Math.max(longest, performance.now() - struck);
    return met.map(([, { name }]) => name);
  });
  console.info(`at work again after ${Math.round(longest)} ms at most`);
  expect(longest).toBeLessThan(30_000);
  child.kill("SIGKILL");
  await ended(child);
  await look(heard);
}, 7_200_000);
