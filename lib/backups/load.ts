import { once } from "node:events";
import pg, { type Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Account } from "@/lib/backups/account";
import { layBare } from "@/lib/backups/bare-tables";
import { type Checked, checkBackup, type Source } from "@/lib/backups/check";
import type { Opener } from "@/lib/backups/container";
import { asFault, BackupFault } from "@/lib/backups/fault";
import { countTable, listTables, steadyText } from "@/lib/backups/read-database";
import { migrationsOf } from "@/lib/backups/structure";
import type { Migration } from "@/lib/migrations";

const quoted = pg.escapeIdentifier;

export type Loading = {
  /** As the database's owner. */
  client: Client;
  source: Source;
  trusted: string[];
  opener: Opener;
  /** Hears of each table that was loaded. */
  onProgress?: ((table: string) => void) | undefined;
  /** Takes the sealed bytes of each document; without it they are only checked. */
  keepDocument?: (key: string, bytes: Buffer) => Promise<void>;
};

/**
 * Builds the bank of a backup in a schema of its own, beside the one at work: its tables as they were in its version, its
 * rows, every link checked by the database, then the migrations since. Each table's hash is taken again from what was
 * loaded. Throws a BackupFault and leaves nothing behind when anything differs.
 */
export async function loadInto(schema: string, loading: Loading): Promise<Checked> {
  const { client } = loading;
  await client.query(`create schema ${quoted(schema)}`);
  try {
    const expected = await stated(loading);
    const missing = await buildTables(client, schema, expected.account);
    const checked = await fill(client, schema, loading);
    await compare(client, schema, checked.account);
    for (const migration of missing) await runIn(client, schema, migration.sql);
    await enableTriggers(client, schema, true);
    return checked;
  } catch (error) {
    await client.query("rollback");
    await client.query(`drop schema if exists ${quoted(schema)} cascade`);
    throw asFault(error);
  }
}

/** Everything is checked once before any of it is loaded, because the account, which says how to load, stands at the end. */
const stated = ({ source, trusted, opener }: Loading) => checkBackup(source, trusted, opener);

/** Answers with the migrations since, which wait until the rows are there. */
async function buildTables(client: Client, schema: string, account: Account): Promise<Migration[]> {
  const { made, since } = migrationsOf(account);
  for (const { sql } of made) await runIn(client, schema, sql);
  await enableTriggers(client, schema, false);
  return since;
}

async function runIn(client: Client, schema: string, sql: string) {
  await client.query(`begin; set local search_path to ${quoted(schema)}; ${sql}; commit`).catch(async (error) => {
    await client.query("rollback");
    throw error;
  });
}

/** The guards of daily work have nothing to say about rows that passed them once. Links stay checked. */
async function enableTriggers(client: Client, schema: string, on: boolean) {
  for (const { name } of await listTables(client, schema))
    await client.query(`alter table ${quoted(schema)}.${quoted(name)} ${on ? "enable" : "disable"} trigger user`);
}

async function fill(client: Client, schema: string, { source, trusted, opener, onProgress, keepDocument }: Loading) {
  await client.query("begin");
  await client.query(`set local search_path to ${quoted(schema)}`);
  await steadyText(client);
  const tables = await listTables(client, schema);
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")}`);
  const putBack = await layBare(client, schema);
  const rows = new RowWriter(client, new Set(tables.map(({ name }) => name)));
  const checked = await checkBackup(source, trusted, opener, {
    table: (facts) => rows.begin(facts),
    rows: (bytes) => rows.write(bytes),
    tableEnd: async ({ name }) => {
      await rows.end();
      onProgress?.(name);
    },
    ...(keepDocument ? { document: keepDocument } : {}),
  });
  await putBack();
  for (const { name, value, called } of checked.account.sequences)
    await client.query("select setval($1::regclass, $2::bigint, $3)", [quoted(name), value, called]);
  await client.query("commit");
  return checked;
}

/** One COPY at a time, held back by the database when it is slower than the file. */
class RowWriter {
  private stream: ReturnType<typeof copyFrom> | null = null;
  private readonly client: Client;
  private readonly known: Set<string>;

  constructor(client: Client, known: Set<string>) {
    this.client = client;
    this.known = known;
  }

  async begin({ name, columns }: { name: string; columns: string[] }) {
    if (!this.known.has(name)) throw new BackupFault("tableWrong", { table: name });
    const stream = copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`);
    this.stream = this.client.query(stream);
    this.stream.on("error", () => {});
  }

  async write(bytes: Buffer) {
    const { stream } = this;
    if (!stream || stream.errored) throw stream?.errored ?? new BackupFault("contentWrong");
    if (!stream.write(Buffer.from(bytes))) await once(stream, "drain");
  }

  async end() {
    const { stream } = this;
    this.stream = null;
    await new Promise<void>((done, fail) => {
      stream!.once("finish", done);
      stream!.once("error", fail);
      stream!.end();
    });
  }
}

/** What stands in the tables now, against the account: nothing was lost or changed between file and database. */
async function compare(client: Client, schema: string, account: Account) {
  await client.query("begin isolation level repeatable read read only");
  try {
    await client.query(`set local search_path to ${quoted(schema)}`);
    await steadyText(client);
    const tables = await listTables(client, schema);
    for (const expected of account.tables) {
      const found = await countTable(client, tables.find(({ name }) => name === expected.name)!);
      if (found.sha256 !== expected.sha256 || found.rows !== expected.rows)
        throw new BackupFault("tableWrong", { table: expected.name });
    }
  } finally {
    await client.query("rollback");
  }
}
