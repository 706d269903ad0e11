import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { createDatabase } from "@/bin/database/create";
import { startEmbedded } from "@/bin/database/embedded";
import { migrate } from "@/bin/prisma/migrate";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed } from "@/lib/backups/signature";

/** Who lives for a second has no time to optimise what it runs. */
const flags = ["--liftoff-only", "--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

export const ended = (child: ChildProcess) =>
  new Promise((done) => (child.exitCode !== null || child.signalCode ? done(null) : child.on("close", done)));

/** What was written outlives whoever is killed, in the system's memory if nowhere else: nobody has to wait for the disk. */
const settings = { max_connections: "60", shared_buffers: "32MB", fsync: "off", autovacuum: "off" };

/** In memory, where there is much of it: each restore makes some hundred files, and nobody who is killed takes one along. */
function quickPlace(memory = "/dev/shm") {
  const found = existsSync(memory) && statfsSync(memory);
  return found && found.bavail * found.bsize > 4 * 1_024 ** 3 ? memory : tmpdir();
}

export type OwnServer = Awaited<ReturnType<typeof ownServer>>;

/** A database server of its own, which may be killed, and processes at work on it. */
export async function ownServer(what: string, place = quickPlace()) {
  const folder = mkdtempSync(join(place, `xinka-${what}-`));
  const server = await startEmbedded(folder, { what, settings });
  const readers = [await newIdentity(), await newIdentity()] as const;
  const signingKey = newSigningSeed();
  const children: ChildProcess[] = [];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_POOL: "12",
    NODE_COMPILE_CACHE: join(folder, "compiled"),
    CHECKPOINTS_FILE: join(folder, "checkpoints"),
    DOCUMENTS_DIR: join(folder, "documents"),
    BACKUPS_DIR: join(folder, "backups"),
    BACKUP_SIGNING_KEY: signingKey,
    BACKUP_RECIPIENTS: readers.map(({ recipient }) => recipient).join(),
  };

  const withClient = async <T>(deed: (client: pg.Client) => Promise<T>, url = env.DATABASE_URL!) => {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    return deed(client).finally(() => client.end());
  };

  // To prove a password some thousand times over, for each of many connections, is what a kill would cost most.
  const { username, password } = new URL(server.url("postgres"));
  await withClient(
    (client) => client.query(`set scram_iterations = 1; alter role ${username} password '${password}'`),
    server.url("postgres"),
  );

  /** From here on this is the bank that is worked at and asked. */
  const openBank = async (name: string) => {
    await createDatabase(server.url("postgres"), name);
    env.DATABASE_URL = server.url(name);
    env.DATABASE_OWNER_URL = server.url(name);
    await migrate(server.url(name));
  };

  /** Another bank that is as the first one is now; nobody may be in that one meanwhile. */
  const copyBank = async (from: string, name: string) => {
    await createDatabase(server.url("postgres"), name, from);
    return server.url(name);
  };

  const ask = <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = [], url?: string) =>
    withClient((client) => client.query<Row>(sql, values).then(({ rows }) => rows), url);

  /** A process that can be told something, and heard. */
  const start = (script: string, ...args: string[]) => {
    const child = spawn(process.execPath, [...flags, script, ...args], { env, stdio: ["pipe", "pipe", "inherit"] });
    children.push(child);
    return child;
  };

  /** A process to its end: its exit code. */
  const run = async (script: string, ...args: string[]) => {
    const child = start(script, ...args);
    child.stdout.resume();
    await ended(child);
    return child.exitCode;
  };

  /** Aims at one of the database's processes. Killed, it takes all others down with it; they come back by what is on the disk. */
  const aim = async () => {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    client.on("error", () => {});
    await client.connect();
    const down = new Promise((done) => client.once("end", done));
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type in ('client backend', 'checkpointer', 'walwriter')
       order by random()`,
    );
    return () => (rows.some(({ pid }) => struck(pid)) ? down : Promise.reject(new Error("nobody was hit")));
  };

  const untilBack = async () => {
    for (const end = Date.now() + 30_000; ; await wait(10)) {
      const open = await ask("select 1").then(
        () => true,
        () => false,
      );
      if (open) return;
      if (Date.now() > end) throw new Error("the database did not come back within 30 s");
    }
  };

  const release = async () => {
    for (const child of children) child.kill("SIGKILL");
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };

  const keys = { signingKey, secret: readers[0].secret };
  return { folder, env, keys, openBank, copyBank, withClient, ask, start, run, aim, untilBack, release };
}

/** False where somebody has gone who was there a moment ago. */
function struck(pid: number) {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
