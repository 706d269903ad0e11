import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { columnsOf, type Table } from "./sheets";

const quoted = (name: string) => `"${name}"`;

/** Sends lines of one table and answers with how many there were. `freeze` only into a table that this transaction has emptied. */
export async function copyInto(client: Client, table: Table, pieces: Uint8Array[], freeze: boolean): Promise<number> {
  const full = pieces.filter(({ length }) => length > 0);
  if (full.length === 0) return 0;
  const columns = columnsOf(table).map(quoted).join(", ");
  const words = `COPY ${quoted(table)} (${columns}) FROM STDIN${freeze ? " WITH (FREEZE)" : ""}`;
  const stream = client.query(copyFrom(words));
  await pipeline(
    full.map(({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length)),
    stream,
  );
  return stream.rowCount ?? 0;
}

type Structure = { drop: string[]; make: string[] };

/**
 * Foreign keys, keys and indexes of these tables: how to drop them and how to make them again as they are.
 * Checked row by row while copying they cost several times what one pass at the end does.
 */
export async function structureOf(client: Client, tables: readonly string[]): Promise<Structure> {
  const { rows: constraints } = await client.query<{ table: string; name: string; words: string; kind: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as words, contype as kind
     from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'p', 'u')
       and (conrelid = any ($1::regclass[]) or (contype = 'f' and confrelid = any ($1::regclass[])))
     order by contype = 'f', conname`,
    [tables.map(quoted)],
  );
  const { rows: indexes } = await client.query<{ name: string; words: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as words from pg_index
     where indrelid = any ($1::regclass[])
       and not exists (select 1 from pg_constraint c where c.conindid = indexrelid and c.contype in ('p', 'u'))
     order by 1`,
    [tables.map(quoted)],
  );
  const keys = constraints.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return {
    drop: [...keys.toReversed(), ...indexes.map(({ name }) => `DROP INDEX ${name}`)],
    make: [
      ...constraints.filter(({ kind }) => kind !== "f").map(added),
      ...indexes.map(({ words }) => words),
      ...constraints.filter(({ kind }) => kind === "f").map(added),
    ],
  };
}

const added = ({ table, name, words }: { table: string; name: string; words: string }) =>
  `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${words}`;
