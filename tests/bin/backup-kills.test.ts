import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBackup } from "@/lib/backups/check";
import { brokenInvariants } from "@/lib/backups/invariants";
import { signerOf } from "@/lib/backups/signature";
import { chance, ended, type OwnServer, ownServer } from "@/tests/support/own-server";

/** Kills of each kind; `FAULTS=200` by `npm run faults`. */
const kills = Number(process.env.FAULTS ?? 1);
const random = chance();

let bank: OwnServer;
let backups: string;
let keyFile: string;

beforeAll(async () => {
  bank = await ownServer("backup-kills");
  await bank.openBank("bank");
  backups = bank.env.BACKUPS_DIR!;
  keyFile = join(bank.folder, "key.txt");
  writeFileSync(keyFile, bank.keys.secret);
  expect(await bank.run("bin/seed.ts", "--customers", "150")).toBe(0);
}, 120_000);
afterAll(() => bank?.release());

const files = () => (existsSync(backups) ? readdirSync(backups) : []);
const made = () => files().filter((name) => name.endsWith(".backup"));

/** The time a command takes when nobody disturbs it, to spread the kills over. */
async function timed(...args: string[]) {
  const began = performance.now();
  expect(await bank.run("bin/backup.ts", ...args)).toBe(0);
  return performance.now() - began;
}

/** Kills the database at some moment of a command, and waits for both. */
async function disturbed(whole: number, ...args: string[]) {
  const { child } = bank.start("bin/backup.ts", ...args);
  await wait(whole * (0.3 + 0.75 * random()));
  (await bank.aim())();
  await ended(child);
  await bank.untilBack();
}

async function expectWhole(file: string) {
  const source = async function* () {
    yield readFileSync(join(backups, file));
  };
  await checkBackup(source, [signerOf(bank.keys.signingKey).public], { identity: bank.keys.secret });
}

test("[FT-02][BK-11] a database killed while a backup is made leaves no file that passes, and the next one works", async () => {
  const whole = await timed("make");
  for (let n = 0; n < kills; n += 1) {
    const before = made();
    await disturbed(whole, "make");
    expect(files().filter((name) => name.endsWith(".part"))).toEqual([]);
    for (const file of made().filter((name) => !before.includes(name))) await expectWhole(file);
  }
  writeFileSync(join(backups, "xinka-20200101T000000-00000000.backup.part"), "of somebody who was killed");
  await timed("make");
  expect(files().filter((name) => name.endsWith(".part"))).toEqual([]);
}, 3_600_000);

test("[FT-02][BK-06] a database killed while a restore runs comes back as the bank of before or the one of the backup", async () => {
  await timed("make");
  const restore = ["restore", join(backups, made().toSorted().at(-1)!), "--identity", keyFile, "--yes"];
  const mark = (branch: string) => bank.ask(`update "User" set branch = $1 where role = 'MANAGER'`, [branch]);
  const now = () =>
    bank.ask(
      `select string_agg(distinct coalesce(branch, '-'), ',') as branch, count(*)::int as people,
         (select count(*)::int from "Application") as applications from "User" where role = 'MANAGER'`,
    );
  const [old] = await now();
  await mark("later");
  const whole = await timed(...restore);
  expect(await now()).toEqual([old]);
  const met = { before: 0, after: 0 };
  for (let n = 0; n < kills; n += 1) {
    await mark("later");
    const [young] = await now();
    await disturbed(whole, ...restore);
    const [found] = await now();
    expect([old, young]).toContainEqual(found);
    met[JSON.stringify(found) === JSON.stringify(old) ? "after" : "before"] += 1;
    expect(await bank.withClient((client) => brokenInvariants(client, "public"))).toEqual([]);
  }
  console.info(met);
  await timed(...restore);
  expect(await bank.ask("select nspname from pg_namespace where nspname ~ '^arriving_'")).toEqual([]);
  await bank.expectChain();
}, 3_600_000);
