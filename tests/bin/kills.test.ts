import { afterAll, beforeAll, expect, test } from "vitest";
import { busyBank } from "@/tests/support/busy-bank";
import { chance } from "@/tests/support/chance";
import { type Deed, type Delays, deeds, Heard, type Short, shortOnes } from "@/tests/support/deeds";
import { newInspection } from "@/tests/support/inspection";
import { ended, type OwnServer, ownServer } from "@/tests/support/own-server";

/**
 * So many kills of each victim in the midst of each deed; `FAULTS=200` by `npm run faults`. Half of them alone, half of them
 * both at one blow, as when the power fails.
 */
const kills = Number(process.env.FAULTS ?? 50);
const together = Math.floor(kills / 2);
const alone = kills - together;
const random = chance("kills");

let bank: OwnServer;
let look: Awaited<ReturnType<typeof newInspection>>;
let words: string[];
let restoreTakes: number;

beforeAll(async () => {
  bank = await ownServer("kills");
  const busy = await busyBank(bank, 20 * kills);
  words = busy.words;
  restoreTakes = busy.takes;
  look = await newInspection(bank, busy.side);
}, 120_000);
afterAll(() => bank?.release());

type Busy = ReturnType<typeof busy>;
function busy() {
  const child = bank.start("tests/support/busy.ts", ...words);
  return {
    child,
    heard: new Heard(child.stdout),
    tell: (...told: string[]) => child.stdin.write(`${told.join(" ")}\n`),
  };
}

/** What a process has made ready for the short deeds of another one, or its own. */
async function prepared({ heard, tell }: Busy) {
  const answer = heard.next("prepared");
  tell("prepare");
  return answer;
}

/** How many milliseconds each short deed takes, as far as anybody saw. */
const usual = new Map<Deed, number>(shortOnes.map((name) => [name, 50]));

function learn({ open, took }: Heard, asked: number) {
  const restore = [...open.values()].find(({ name }) => name === "restore");
  lag = restore ? Math.max(20, restore.since - asked) : Math.min(1_000, 1.5 * lag);
  for (const [name, time] of took) usual.set(name, time);
  for (const { name, since } of open.values())
    usual.set(name, Math.max(usual.get(name) ?? 0, performance.now() - since));
  took.clear();
}

/** So that at one moment each short deed has been under way for a part of its time that chance chose between these two. */
function delays(least: number, most: number): Required<Delays> {
  const ages = shortOnes.map((name) => [name, usual.get(name)! * (least + (most - least) * random())] as const);
  const now = Math.max(...ages.map(([, age]) => age));
  return { ...(Object.fromEntries(ages.map(([name, age]) => [name, now - age])) as Record<Short, number>), now };
}

/**
 * Until all deeds are under way at the same time, each somewhere in its course; every other time more of the short ones have
 * just been acknowledged or are about to be. `hands` make ready what they need. Answers with the numbers and names.
 */
async function inTheMidst({ heard, tell }: Busy, hands: Busy) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const early = random() < 0.5 ? await prepared(hands) : null;
    const ready = await prepared(hands);
    const [age, plan] = [restoreTakes * random(), delays(0, 0.8)];
    const whole = Math.max(age + lag, plan.now);
    const asked = performance.now() + whole - age - lag;
    const told = heard.next("now");
    const before = (time: number, ...words: string[]) => setTimeout(() => tell(...words), whole - time);
    before(age + lag, "restore");
    before(Math.min(age, longestBackup * random()), "backups");
    before(plan.now, "short", ready, JSON.stringify(plan));
    const others = { ...delays(0.8, 1.6), reset: undefined, now: undefined };
    if (early) before(plan.now, "short", early, JSON.stringify(others));
    await told;
    const open = heard.allUnderWay && new Map(heard.open);
    learn(heard, asked);
    if (!open) continue;
    parts.push(heard.ageOf("restore") / restoreTakes);
    return open;
  }
  throw new Error(`nothing goes on after ${heard.lines.slice(-8).join("; ")}`);
}

/** About as many milliseconds as a backup takes, and as a restore takes to begin. */
const longestBackup = 300;
let lag = 100;

/** Kills until every deed was met so often in its midst, and says how it went. */
async function killing(victim: string, times: number, kill: () => Promise<Iterable<Deed>>) {
  const met = new Map<Deed, number>([...deeds, "reset" as const].map((deed) => [deed, 0]));
  const least = () => Math.min(...deeds.map((deed) => met.get(deed)!));
  parts.length = 0;
  let tries = 0;
  for (; tries < 2 * times && least() < times; tries += 1)
    for (const deed of new Set(await kill())) met.set(deed, met.get(deed)! + 1);
  console.info(`${tries} kills of ${victim}, in the midst of`, JSON.stringify(Object.fromEntries(met)));
  console.info(`restores after these parts of their usual time: ${quartiles()}`);
  expect(least()).toBeGreaterThanOrEqual(times);
}

/** After which part of the time that it takes where nobody else works a restore was killed. */
const parts: number[] = [];
const quartiles = () =>
  [0, 0.25, 0.5, 0.75, 1].map((part) =>
    parts.toSorted((a, b) => a - b)[Math.round(part * (parts.length - 1))]?.toFixed(2),
  );

test("[FT-01][BK-06][BK-11][LG-08] a server killed while people apply and set passwords anew, managers decide, the log is archived and deleted, backups are made and restored, has lost nothing it acknowledged and left nothing half done", async () => {
  const hands = busy();
  let next = busy();
  await killing("a server", alone, async () => {
    const victim = next;
    next = busy();
    const { child, heard } = victim;
    await inTheMidst(victim, hands);
    child.kill("SIGKILL");
    await ended(child);
    const names = [...heard.open.values()].map(({ name }) => name);
    await look(heard);
    return names;
  });
  for (const { child } of [hands, next]) child.kill("SIGKILL");
}, 7_200_000);

test("[FT-02][BK-06][BK-11][LG-08] a database killed in the midst of all that has lost nothing acknowledged, and people go on without a restart", async () => {
  const victim = busy();
  const { child, heard } = victim;
  let longest = 0;
  await killing("the database", alone, async () => {
    const strike = await bank.aim();
    const open = await inTheMidst(victim, victim);
    const struck = performance.now();
    await strike();
    const met = [...open].filter(([number]) => heard.open.has(number) || heard.failed.has(number));
    await bank.untilBack();
    await look(heard);
    await prepared(victim);
    longest = Math.max(longest, performance.now() - struck);
    return met.map(([, { name }]) => name);
  });
  console.info(`at work again after ${Math.round(longest)} ms at most`);
  expect(longest).toBeLessThan(30_000);
  child.kill("SIGKILL");
  await ended(child);
  await look(heard);
}, 7_200_000);

test("[FT-01][FT-02][BK-06][BK-11][LG-08] server and database killed at one blow in the midst of all that have lost nothing acknowledged and left nothing half done", async () => {
  const hands = busy();
  let next = busy();
  await killing("both", together, async () => {
    const victim = next;
    next = busy();
    const { child, heard } = victim;
    const strike = await bank.aim();
    await inTheMidst(victim, hands);
    child.kill("SIGKILL");
    await Promise.all([strike(), ended(child)]);
    const names = [...heard.open.values()].map(({ name }) => name);
    await bank.untilBack();
    await look(heard);
    return names;
  });
  for (const { child } of [hands, next]) child.kill("SIGKILL");
}, 7_200_000);
