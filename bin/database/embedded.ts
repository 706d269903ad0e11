import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { isDiskFull, Stop } from "../say.ts";
import { databaseAccount, runBinary } from "./binaries.ts";
import { enter, isAlive, leave, oneAtATime, others } from "./lock.ts";

export type Embedded = {
  /** The address of one of its databases. */
  url: (database: string) => string;
  /** Leaves it; the last process to leave stops it. */
  release: () => Promise<void>;
};

type Options = {
  /** What this process does, for a second one to read. */
  what: string;
  /** More settings of the server. */
  settings?: Record<string, string>;
};

/** Nothing copies this server, so what fills an empty table need not be written twice. */
const alone = { wal_level: "minimal", max_wal_senders: "0" };
const always = {
  ...alone,
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Starts the PostgreSQL of a folder such as `.data`, or joins it when another process has started it. */
export async function startEmbedded(folder: string, { what, settings = {} }: Options): Promise<Embedded> {
  const home = resolve(folder, "postgres");
  return oneAtATime(home, async () => {
    const account = databaseAccount();
    if (account) chownSync(home, account.uid, account.gid);
    const password = initialised(home, account);
    const port = runningPort(home) ?? (await started(home, account, { ...always, ...settings }));
    await untilOpen(`postgresql://xinka:${password}@127.0.0.1:${port}/postgres`);
    enter(home, what);
    return {
      url: (database) => `postgresql://xinka:${password}@127.0.0.1:${port}/${database}`,
      release: () => oneAtATime(home, async () => stopUnlessUsed(home, account)),
    };
  });
}

/** The other processes that use the database of this folder. */
export function usersOf(folder: string) {
  return others(resolve(folder, "postgres"));
}

function initialised(home: string, account: ReturnType<typeof databaseAccount>) {
  const data = join(home, "data");
  const secret = join(home, "password");
  if (existsSync(data)) return readFileSync(secret, "utf8").trim();

  const password = randomBytes(24).toString("hex");
  rmSync(secret, { force: true });
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  // Renamed when whole: an interrupted first start leaves nothing that looks like a database.
  const half = join(home, "half");
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (account) chownSync(half, account.uid, account.gid);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  runBinary(
    "initdb",
    [`--pgdata=${half}`, "--username=xinka", "--auth=scram-sha-256", `--pwfile=${secret}`, ...locale],
    home,
    account,
  );
  renameSync(half, data);
  return password;
}

/** The port of a server that runs on this folder, or undefined; the remains of a killed one are cleared away. */
function runningPort(home: string) {
  const file = join(home, "data", "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (isAlive(pid) && isPostgres(pid)) return Number(lines[3]);
  rmSync(file, { force: true });
  return undefined;
}

function isPostgres(pid: number) {
  if (process.platform !== "linux") return true;
  return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
}

async function started(home: string, account: ReturnType<typeof databaseAccount>, settings: Record<string, string>) {
  const log = join(home, "server.log");
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const options = [
      `-p ${port}`,
      ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value || "''"}`),
    ].join(" ");
    if (existsSync(log)) rmSync(log);
    try {
      runBinary(
        "pg_ctl",
        ["start", "-w", "-t", "120", "-D", join(home, "data"), "-l", log, "-o", options],
        home,
        account,
      );
      return port;
    } catch (error) {
      const words = existsSync(log) ? readFileSync(log, "utf8") : String(error);
      if (isDiskFull(words)) throw new Error(words);
      if (tries === 4)
        throw new Stop(`The embedded PostgreSQL does not start:\n${words.trim().split("\n").slice(-5).join("\n")}`);
      // The parts of a killed server need a moment to notice that it is gone.
      await wait(tries * 1_000);
    }
  }
}

/** One that was killed recovers first; until then it answers "starting up". */
async function untilOpen(url: string) {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if ((error as { code?: string }).code !== "57P03" || tries === 600) throw error;
      await wait(100);
    }
  }
}

function stopUnlessUsed(home: string, account: ReturnType<typeof databaseAccount>) {
  leave(home);
  if (others(home).length > 0 || !existsSync(join(home, "data", "postmaster.pid"))) return;
  runBinary("pg_ctl", ["stop", "-w", "-m", "fast", "-D", join(home, "data")], home, account);
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
