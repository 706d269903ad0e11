import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { listTables, type Table } from "@/lib/backups/read-database";
import { inBackup } from "@/lib/backups/tables";
import { copyOut } from "@/lib/copy-out";
import { ownMigrations } from "@/lib/migrations";

const quoted = pg.escapeIdentifier;
const columnsOf = ({ columns }: Table) => columns.map(quoted).join(", ");
const outOf = (table: Table) => `copy public.${quoted(table.name)} (${columnsOf(table)}) to stdout`;

async function tablesOf(client: pg.Client): Promise<Table[]> {
  return (await listTables(client)).filter(({ name }) => inBackup(name));
}

/** What the database alone takes to hand out every row; how many bytes that is. */
export async function plainOut(url: string): Promise<number> {
  return withClient(url, async (client) => {
    let sum = 0;
    for (const table of await tablesOf(client))
      for await (const { bytes } of copyOut(client, outOf(table))) sum += bytes.length;
    return sum;
  });
}

/** Empty tables with the same links and indexes. */
export async function newTables(url: string) {
  await withClient(url, async (client) => {
    await client.query("drop schema if exists plain cascade; create schema plain");
    for (const { sql } of ownMigrations()) await client.query(`begin; set local search_path to plain; ${sql}; commit`);
    await client.query("set search_path to plain");
    const tables = (await tablesOf(client)).map(({ name }) => quoted(name));
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    await client.query(`truncate ${tables.join(", ")} cascade`);
  });
}

/** The same rows into them, from one connection to another. */
export async function plainIn(url: string) {
  await withClient(url, (reader) =>
    withClient(url, async (writer) => {
      for (const table of await tablesOf(reader)) {
        const into = `copy plain.${quoted(table.name)} (${columnsOf(table)}) from stdin`;
        const bytes = async function* () {
          for await (const rows of copyOut(reader, outOf(table))) yield rows.bytes;
        };
        await pipeline(bytes, writer.query(copyFrom(into)));
      }
    }),
  );
  await withClient(url, (client) => client.query("drop schema plain cascade"));
}

const dump = (folder: string) => join(folder, "pg_dump");

export async function dumped(url: string, folder: string) {
  rmSync(dump(folder), { force: true });
  run("pg_dump", "--format=custom", "--compress=1", "--schema=public", `--file=${dump(folder)}`, url);
}

export async function loaded(url: string, folder: string) {
  const scratch = Object.assign(new URL(url), { pathname: "/bench_pg_restore" }).href;
  const postgres = Object.assign(new URL(url), { pathname: "/postgres" }).href;
  const renew = (words: string) => withClient(postgres, (client) => client.query(words));
  await renew("drop database if exists bench_pg_restore with (force)");
  await renew("create database bench_pg_restore");
  run("pg_restore", "--no-owner", "--no-privileges", `--dbname=${scratch}`, dump(folder));
  await renew("drop database bench_pg_restore with (force)");
}

function run(name: string, ...args: string[]) {
  const { status, stderr } = spawnSync(name, args, { encoding: "utf8" });
  if (status !== 0) console.error(`${name}: ${stderr.slice(0, 500)}`);
}

/** Whether the database's own tools are there and not older than the server, which they would refuse. */
export async function toolsAtHand(url: string): Promise<boolean> {
  const { stdout } = spawnSync("pg_dump", ["--version"], { encoding: "utf8" });
  const own = Number(/ (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
  const { rows } = await withClient(url, (client) =>
    client.query<{ major: number }>("select current_setting('server_version_num')::int / 10000 as major"),
  );
  return own >= rows[0]!.major;
}

async function withClient<T>(url: string, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
