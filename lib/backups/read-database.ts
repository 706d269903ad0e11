import { createHash } from "node:crypto";
import type { Client } from "pg";
import pg from "pg";
import type { Frame } from "@/lib/backups/frames";
import { inBackup } from "@/lib/backups/tables";
import { copyOut } from "@/lib/copy-out";

export type TableCount = { name: string; rows: number; sha256: string };
/** `key`: the columns of the primary key, by which rows are put in order. */
export type Table = { name: string; columns: string[]; key: string[] };
export type Sequence = { name: string; value: string; called: boolean };

/**
 * From here on the connection sees one moment, whatever others write meanwhile, and no two transactions half done.
 * The settings fix how values are written, so that the same rows always give the same bytes.
 */
export async function beginSnapshot(client: Client) {
  await client.query("begin isolation level serializable read only deferrable");
  await steadyText(client);
}

/** For this transaction: times, bytes and numbers are written in one way whatever the server's settings. */
export async function steadyText(client: Client) {
  await client.query(
    `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
     set local bytea_output = 'hex'; set local extra_float_digits = 3; set local client_encoding = 'UTF8'`,
  );
}

/** The tables of a schema with their columns, parents before children. */
export async function listTables(client: Client, schema = "public"): Promise<Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(
    `select c.relname as name,
            array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0
                  and not attisdropped and attgenerated = '' order by attnum) as columns,
            array(select a.attname::text from pg_index i, unnest(i.indkey::smallint[]) with ordinality as k (number, place)
                  join pg_attribute a on a.attnum = k.number
                  where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.place) as key,
            array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname`,
    [schema],
  );
  return parentsFirst(rows);
}

function parentsFirst<T extends { name: string; parents: string[] }>(tables: T[]): T[] {
  const ordered: T[] = [];
  const add = (table: T, path: string[] = []) => {
    if (ordered.includes(table) || path.includes(table.name)) return;
    for (const parent of tables.filter(({ name }) => table.parents.includes(name))) add(parent, [...path, table.name]);
    ordered.push(table);
  };
  for (const table of tables) add(table);
  return ordered;
}

/** Every row of every table that belongs into a backup, and the counts that prove it. */
export async function* readTables(client: Client, counts: TableCount[]): AsyncGenerator<Frame> {
  for (const table of await listTables(client)) {
    if (!inBackup(table.name)) continue;
    yield { kind: "table", facts: { name: table.name, columns: table.columns } };
    const count = yield* readRows(client, table);
    counts.push({ name: table.name, ...count });
    yield { kind: "tableEnd", facts: count };
  }
}

async function* readRows(client: Client, table: Table): AsyncGenerator<Frame, Omit<TableCount, "name">> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const { bytes, count } of copyOut(client, copyWords(table))) {
    hash.update(bytes);
    rows += count;
    yield { kind: "rows", bytes };
  }
  return { rows, sha256: hash.digest("hex") };
}

/** What a table holds now, in the form in which a backup accounts for it. */
export async function countTable(client: Client, table: Table): Promise<TableCount> {
  const rows = readRows(client, table);
  let next = await rows.next();
  while (!next.done) next = await rows.next();
  return { name: table.name, ...next.value };
}

function copyWords({ name, columns, key }: Table) {
  const listed = (names: string[]) => names.map((column) => pg.escapeIdentifier(column)).join(", ");
  const order = listed(key.length > 0 ? key : columns);
  return `copy (select ${listed(columns)} from ${pg.escapeIdentifier(name)} order by ${order}) to stdout`;
}

const lineEnd = 10;

/** Line feeds: COPY writes one at the end of each row, and escapes those inside a value. */
export function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) lines += 1;
  return lines;
}

export async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = 'public' order by 1",
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${pg.escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...values[0]! });
  }
  return sequences;
}

export async function readMigrations(client: Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query(
    "select migration_name as name, checksum from _prisma_migrations where finished_at is not null order by migration_name",
  );
  return rows;
}
