import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { expect } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { startEmbedded } from "@/bin/database/embedded";
import { migrate } from "@/bin/prisma/migrate";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed } from "@/lib/backups/signature";

/** Chance that can be had again: SEED, or a new one, which is told. */
export function chance() {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.info(`seed ${seed}`);
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];

export const ended = (child: ChildProcess) =>
  new Promise((done) => (child.exitCode !== null || child.signalCode ? done(null) : child.on("close", done)));

export async function until(said: string[], holds: () => boolean, seconds: number) {
  for (const end = Date.now() + seconds * 1_000; !holds(); await wait(1))
    if (Date.now() > end) throw new Error(`nothing within ${seconds} s after ${said.slice(-5).join("; ")}`);
}

export type OwnServer = Awaited<ReturnType<typeof ownServer>>;

/** A database server of its own, which may be killed, and processes at work on it. */
export async function ownServer(what: string) {
  const folder = mkdtempSync(join(tmpdir(), `xinka-${what}-`));
  const server = await startEmbedded(folder, { what, settings: { max_connections: "40" } });
  const readers = [await newIdentity(), await newIdentity()] as const;
  const signingKey = newSigningSeed();
  const children: ChildProcess[] = [];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_POOL: "4",
    CHECKPOINTS_FILE: join(folder, "checkpoints"),
    DOCUMENTS_DIR: join(folder, "documents"),
    BACKUPS_DIR: join(folder, "backups"),
    BACKUP_SIGNING_KEY: signingKey,
    BACKUP_RECIPIENTS: readers.map(({ recipient }) => recipient).join(),
  };

  /** From here on this is the bank that is worked at and asked. */
  const openBank = async (name: string) => {
    await createDatabase(server.url("postgres"), name);
    env.DATABASE_URL = server.url(name);
    env.DATABASE_OWNER_URL = server.url(name);
    await migrate(server.url(name));
  };

  const withClient = async <T>(deed: (client: pg.Client) => Promise<T>) => {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    client.on("error", () => {});
    await client.connect();
    return deed(client).finally(() => client.end());
  };
  const ask = <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    withClient((client) => client.query<Row>(sql, values).then(({ rows }) => rows));

  /** A process, and the lines it has said. */
  const start = (script: string, ...args: string[]) => startWith({}, script, ...args);
  const startWith = (changes: Partial<NodeJS.ProcessEnv>, script: string, ...args: string[]) => {
    const child = spawn(process.execPath, [...flags, script, ...args], {
      env: { ...env, ...changes },
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    const said: string[] = [];
    createInterface(child.stdout).on("line", (line) => said.push(line));
    return { child, said };
  };

  /** A process to its end: its exit code. */
  const run = async (script: string, ...args: string[]) => {
    const { child, said } = start(script, ...args);
    await ended(child);
    if (child.exitCode !== 0) console.error(said.join("\n"));
    return child.exitCode;
  };

  /** Aims at one of the database's processes. Killed, it takes all others down with it; they come back by what is on the disk. */
  const aim = async () => {
    const [victim] = await ask<{ pid: number }>(
      "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1",
    );
    return () => victim && process.kill(victim.pid, "SIGKILL");
  };

  const untilBack = async () => {
    for (let tries = 0; ; tries += 1) {
      await wait(100);
      const open = await ask("select 1").then(
        () => true,
        () => false,
      );
      if (open) return;
      if (tries > 300) throw new Error("the database did not come back within 30 s");
    }
  };

  const expectChain = async () => {
    const { child, said } = startWith({ CHECKPOINTS_FILE: join(folder, "none") }, "bin/log.ts", "verify");
    await ended(child);
    expect(said.join("\n")).toContain("The log is whole");
  };

  const release = async () => {
    for (const child of children) child.kill("SIGKILL");
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };

  const keys = { signingKey, secret: readers[0].secret };
  return { folder, env, keys, openBank, withClient, ask, start, run, aim, untilBack, expectChain, release };
}
