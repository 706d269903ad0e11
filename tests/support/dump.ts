import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { asOwner } from "@/tests/support/owner";

/** Every row of every table as a thief with the whole database would read it, the jobs' tables included. */
export async function dump(): Promise<string> {
  const tables = await asOwner<{ schema: string; name: string }>(
    `select nspname as schema, relname as name from pg_class join pg_namespace n on n.oid = relnamespace
     where relkind = 'r' and nspname in ('public', 'pgboss')`,
  );
  const parts: string[] = [];
  for (const { schema, name } of tables) {
    const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
    const rows = await asOwner<{ line: string }>(`select t::text as line from ${table} t`);
    parts.push(name, ...rows.map(({ line }) => line));
  }
  return parts.join("\n");
}

/** The files of this database and what the server has written of its changes since then, as they lie on the disk. */
export async function filesSince(moment: number): Promise<Buffer[]> {
  const [where] = await asOwner<{ home: string; base: string }>(
    "select current_setting('data_directory') as home, oid::text as base from pg_database where datname = current_database()",
  );
  await asOwner("checkpoint");
  return ["pg_wal", join("base", where!.base)]
    .map((folder) => join(where!.home, folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => statSync(path).isFile() && statSync(path).mtimeMs >= moment - 1_000)
    .map((path) => readFileSync(path));
}
