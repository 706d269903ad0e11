import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { tryOutBackupKeys } from "../backup/keys.ts";
import { createDatabase } from "../database/create.ts";
import { freePort, startEmbedded } from "../database/embedded.ts";
import { loginUrl } from "../database/login.ts";
import { withoutOwner } from "../database/owner.ts";
import { migrate } from "../prisma/migrate.ts";
import { startKeeper } from "../start/keeper.ts";
import { serverArguments } from "../start/server-arguments.ts";

const folder = ".data/test";
const key = () => randomBytes(32).toString("base64");

/** Other settings than usual; and whether the keeper of backups works beside it. */
type Changes = { changes?: Record<string, string>; keeps?: boolean };

/** The product as it is built, on a fresh try-out database of that name; `env` is what its visitors need to know. */
export async function startServer(what: string, { changes = {}, keeps = true }: Changes = {}) {
  const name = `${what}_${process.pid}`;
  const embedded = await startEmbedded(folder, {
    what,
    settings: { fsync: "off", synchronous_commit: "off" },
  });
  await createDatabase(embedded.url("postgres"), name);
  const owner = embedded.url(name);
  const env = { ...(await settingsOf(what, await loginUrl(owner, folder), await freePort())), ...changes };
  await migrate(owner);
  fill({ ...env, DATABASE_OWNER_URL: owner });
  const log = `${folder}/${what}.log`;
  const child = serve(env, log);
  const keeper = keeps && startKeeper({ ...process.env, ...env, DATABASE_OWNER_URL: owner });
  await untilReady(env.APP_URL, child, log);
  const stop = async () => {
    if (keeper) await keeper.end();
    child.kill("SIGTERM");
    if (child.exitCode === null) await new Promise((done) => child.once("exit", done));
    await drop(embedded.url("postgres"), name);
    await embedded.release();
  };
  return { env, owner, log, pid: child.pid!, stop };
}

async function settingsOf(what: string, database: string, port: number) {
  const place = `${folder}/${what}`;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  return {
    DATABASE_URL: database,
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: key(),
    DATA_KEY: key(),
    INDEX_KEY: key(),
    PASSWORD_KEY: key(),
    LOG_KEY: key(),
    CHECKPOINTS_FILE: `${place}/checkpoints`,
    PASSWORD_COST: "floor",
    TRY_OUT: "1",
    LOG_LEVEL: "warn",
    DOCUMENTS_DIR: `${place}/documents`,
    MAILBOX_DIR: `${place}/mail`,
    BACKUPS_DIR: `${place}/backups`,
    ...(await tryOutBackupKeys(place)),
  };
}

function fill(env: Record<string, string>) {
  if (!existsSync("bin/seed.ts")) return;
  const seed = spawnSync(process.execPath, [...process.execArgv, "bin/seed.ts"], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (seed.status !== 0) throw new Error(`The demo data could not be made:\n${seed.stdout}${seed.stderr}`);
}

function serve(env: { APP_URL: string }, log: string) {
  const output = openSync(log, "w");
  return spawn(process.execPath, serverArguments({ port: new URL(env.APP_URL).port, host: "127.0.0.1" }), {
    stdio: ["ignore", output, output, "ipc"],
    env: { ...withoutOwner(process.env), ...env, NEXT_TELEMETRY_DISABLED: "1" },
  });
}

async function untilReady(url: string, child: ChildProcess, log: string) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await wait(100);
  }
  throw new Error(`The server for the tests does not answer:\n${readFileSync(log, "utf8")}`);
}

async function drop(url: string, name: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}
