import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { type Embedded, startEmbedded } from "@/bin/database/embedded";
import { migrate } from "@/bin/prisma/migrate";
import { brokenInvariants } from "@/lib/backups/invariants";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed } from "@/lib/backups/signature";

/** Kills of each kind; `FAULTS=50` for the long run. */
const kills = Number(process.env.FAULTS ?? 2);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

const folder = mkdtempSync(join(tmpdir(), "xinka-kills-"));
let server: Embedded;
let url: string;
let env: NodeJS.ProcessEnv;

/** A database server of its own, which may be killed. */
beforeAll(async () => {
  console.info(`seed ${seed}`);
  server = await startEmbedded(folder, { what: "kills", settings: { max_connections: "40" } });
  await openBank("bank");
  const [one, two] = [await newIdentity(), await newIdentity()];
  env = {
    ...process.env,
    DATABASE_POOL: "4",
    CHECKPOINTS_FILE: join(folder, "checkpoints"),
    DOCUMENTS_DIR: join(folder, "documents"),
    BACKUPS_DIR: join(folder, "backups"),
    BACKUP_SIGNING_KEY: newSigningSeed(),
    BACKUP_RECIPIENTS: `${one.recipient},${two.recipient}`,
  };
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await server?.release();
  rmSync(folder, { recursive: true, force: true });
});

/** From here on this is the bank that is worked at and asked. */
async function openBank(name: string) {
  await createDatabase(server.url("postgres"), name);
  url = server.url(name);
  await migrate(url);
}

const children: ChildProcess[] = [];
const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

/** A process at work, and what it has said was done. */
function atWork(what: "cases" | "thinning") {
  const child = spawn(process.execPath, [...flags, "tests/support/busy.ts", what], {
    env: { ...env, DATABASE_URL: url, DATABASE_OWNER_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const said: string[] = [];
  createInterface(child.stdout).on("line", (line) => said.push(line));
  return { child, said };
}

const ended = (child: ChildProcess) =>
  new Promise((done) => ((child.exitCode ?? child.signalCode) ? done(null) : child.on("close", done)));

async function ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(sql, values)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function until(said: string[], holds: () => boolean, seconds: number) {
  for (const end = Date.now() + seconds * 1_000; !holds(); await wait(1))
    if (Date.now() > end) throw new Error(`nothing within ${seconds} s after ${said.slice(-5).join("; ")}`);
}

/** Aims at one of the database's processes. Killed, it takes all others down with it; they come back by what is on the disk. */
async function aim() {
  const [victim] = await ask<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1",
  );
  return () => victim && process.kill(victim.pid, "SIGKILL");
}

async function untilBack() {
  for (let tries = 0; ; tries += 1) {
    await wait(100);
    const open = await ask("select 1").then(
      () => true,
      () => false,
    );
    if (open) return;
    if (tries > 300) throw new Error("the database did not come back within 30 s");
  }
}

const order = ["will", "SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"];
const follows: Record<string, string[]> = {
  SUBMITTED: ["SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"],
  IN_REVIEW: ["IN_REVIEW", "APPROVED", "REJECTED"],
  APPROVED: ["APPROVED"],
  REJECTED: ["REJECTED"],
};
const entryOf: Record<string, string> = {
  SUBMITTED: "submitted",
  IN_REVIEW: "claimed",
  APPROVED: "approved",
  REJECTED: "rejected",
};

/** All that was acknowledged is there with its entry, and nothing is half there. */
async function expectWhole(said: string[]) {
  for (const line of said) {
    const [word = "", id = ""] = line.split(" ");
    if (!order.includes(word) || word === "will") continue;
    const [found] = await ask<{ status: string; entries: number }>(
      `select status::text, (select count(*)::int from "OperationLogEntry" e where e."objectId" = a.id and e.action = $2) as entries
       from "Application" a where id = $1`,
      [id, `application.${entryOf[word]}`],
    );
    expect(follows[word], line).toContain(found?.status);
    expect(found?.entries, line).toBe(1);
  }
  const odd = await ask(
    `select a.id, a.status from "Application" a where a.status <> 'DRAFT' and (select count(*) from "OperationLogEntry" e
       where e."objectId" = a.id and e.action = 'application.' || case a.status when 'IN_REVIEW' then 'claimed' else lower(a.status::text) end) <> 1`,
  );
  expect(odd).toEqual([]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  expect(await brokenInvariants(client, "public").finally(() => client.end())).toEqual([]);
  await expectChain();
}

async function expectChain() {
  const child = spawn(process.execPath, [...flags, "bin/log.ts", "verify"], {
    env: { ...env, DATABASE_URL: url, DATABASE_OWNER_URL: url, CHECKPOINTS_FILE: join(folder, "none") },
    stdio: "pipe",
  });
  let words = "";
  child.stdout.on("data", (part) => {
    words += part;
  });
  await ended(child);
  expect(words).toContain("The log is whole");
}

test("[FT-01] a server killed while people apply and decide has lost nothing it acknowledged, and left nothing half done", async () => {
  for (let n = 0; n < kills; n += 1) {
    const { child, said } = atWork("cases");
    await until(said, () => said.some((line) => line.startsWith("REJECTED")), 60);
    await wait(600 * random());
    child.kill("SIGKILL");
    await ended(child);
    await expectWhole(said);
  }
}, 3_600_000);

test("[FT-02] a database killed while people apply and decide has lost nothing acknowledged, and people go on without a restart", async () => {
  const { child, said } = atWork("cases");
  let longest = 0;
  for (let n = 0; n < kills; n += 1) {
    const before = said.length;
    await until(said, () => said.length >= before + 4, 60);
    const strike = await aim();
    // In the very moment in which something was acknowledged.
    const [word, from] = [["SUBMITTED", "REJECTED", "IN_REVIEW", "APPROVED"][n % 4]!, said.length];
    await until(said, () => said.slice(from).some((line) => line.startsWith(word)), 30);
    strike();
    await untilBack();
    const down = Date.now();
    const at = said.length;
    await until(said, () => said.slice(at).some((line) => line.startsWith("SUBMITTED")), 30);
    longest = Math.max(longest, Date.now() - down);
  }
  child.kill("SIGKILL");
  await ended(child);
  console.info(`${kills} kills, at work again after ${longest} ms at most`);
  await expectWhole(said);
}, 3_600_000);

test("[LG-08][FT-02] a deletion of archived entries that is killed has happened whole or not at all", async () => {
  await openBank("old");
  for (let n = 0; n < Math.ceil(kills / 2); n += 1) {
    const { child, said } = atWork("thinning");
    await until(said, () => said.some((line) => line.startsWith("DELETED")), 60);
    await wait(1_200 * random());
    if (n % 2 === 0) {
      (await aim())();
      await untilBack();
    }
    child.kill("SIGKILL");
    await ended(child);
    for (const line of said.filter((words) => words.startsWith("DELETED")))
      expect(await ask(`select id from "LogDeletion" where "archiveId" = $1`, [line.split(" ")[1]])).toHaveLength(1);
    const [sum] = await ask<{ told: number; stubs: number; words: number }>(
      `select (select coalesce(sum(entries), 0)::int from "LogDeletion") as told, (select count(*)::int from "OperationLogStub") as stubs,
         (select coalesce(sum((detail->>'entries')::int), 0)::int from "OperationLogEntry" where action = 'log.deleted') as words`,
    );
    expect(sum).toEqual({ told: sum!.told, stubs: sum!.told, words: sum!.told });
    await expectChain();
  }
}, 3_600_000);
