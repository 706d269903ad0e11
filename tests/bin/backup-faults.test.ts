import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { checkBackup } from "@/lib/backups/check";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";
import { db } from "@/lib/db";
import { withOwner } from "@/tests/support/backups";

/** Kills of each kind; `FAULTS=200` by `npm run faults`. */
const kills = Number(process.env.FAULTS ?? 3);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

const signing = newSigningSeed();
const folder = mkdtempSync(join(tmpdir(), "xinka-faults-"));
const keyFile = join(folder, "key.txt");
let secret: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  console.info(`seed ${seed}`);
  const [one, two] = [await newIdentity(), await newIdentity()];
  secret = one.secret;
  writeFileSync(keyFile, secret);
  env = {
    ...process.env,
    BACKUPS_DIR: folder,
    BACKUP_SIGNING_KEY: signing,
    BACKUP_RECIPIENTS: `${one.recipient},${two.recipient}`,
  };
});

function command(name: string, ...args: string[]) {
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
  const child = spawn(process.execPath, [...flags, `bin/${name}.ts`, ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const ended = new Promise<{ code: number | null; said: string }>((done) =>
    child.on("close", (code) => done({ code, said })),
  );
  return { child, ended };
}

const backup = (...args: string[]) => command("backup", ...args);

/** A bank of made-up customers, in which everything is as it must be. */
async function aBank() {
  expect((await command("seed", "--customers", "150").ended).code).toBe(0);
  return db.user.findFirstOrThrow({ where: { role: "MANAGER" }, select: { id: true } });
}

const files = () => readdirSync(folder).filter((name) => name.endsWith(".backup"));

/** The time a command takes when nobody disturbs it, to spread the kills over. */
async function timed(...args: string[]) {
  const began = performance.now();
  const { code, said } = await backup(...args).ended;
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("OK") });
  return performance.now() - began;
}

test("[BK-11] a backup killed at any moment leaves no file that passes, and the next one works", async () => {
  await aBank();
  const whole = await timed("make");
  for (let n = 0; n < kills; n += 1) {
    const before = files();
    const { child, ended } = backup("make");
    await wait(whole * (0.2 + 0.9 * random()));
    child.kill("SIGKILL");
    await ended;
    for (const file of files().filter((name) => !before.includes(name))) {
      // It had its name already: then it is whole.
      const source = async function* () {
        yield readFileSync(join(folder, file));
      };
      await checkBackup(source, [signerOf(signing).public], { identity: secret });
    }
  }
  await timed("make");
}, 3_600_000);

test("[BK-06] a restore killed at any moment leaves the bank of before or the one of the backup, never a mixture", async () => {
  const manager = await aBank();
  await timed("make");
  const file = join(folder, files().toSorted().at(-1)!);
  const mark = (branch: string) =>
    db.user.update({ where: { id: manager.id }, data: { branch }, select: { id: true } });
  const now = async () => {
    const user = await db.user.findUnique({ where: { id: manager.id }, select: { branch: true } });
    return `${user?.branch} ${await db.application.count()}`;
  };
  const old = await now();
  const arguments_ = ["restore", file, "--identity", keyFile, "--yes"];
  await mark("later");
  const whole = await timed(...arguments_);
  expect(await now()).toBe(old);
  const met = { before: 0, after: 0 };
  for (let n = 0; n < kills; n += 1) {
    await mark("later");
    const young = await now();
    const { child, ended } = backup(...arguments_);
    await wait(whole * (0.2 + 0.9 * random()));
    child.kill("SIGKILL");
    await ended;
    await wait(200);
    const found = await now();
    expect([old, young]).toContain(found);
    met[found === old ? "after" : "before"] += 1;
  }
  console.info(met);
  await timed(...arguments_);
  const left = await withOwner((client) =>
    client.query("select nspname from pg_namespace where nspname ~ '^arriving_'").then(({ rows }) => rows),
  );
  expect(left).toEqual([]);
}, 3_600_000);
