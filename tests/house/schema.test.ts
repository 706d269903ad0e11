import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { filters, withSchemaEngine } from "@/bin/prisma/engine";

/** What a database holds, a line each. */
const columns = `select concat_ws(' ', table_name, column_name, udt_name, datetime_precision, is_nullable, column_default) as line
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'`;
const values = `select concat_ws(' ', typname, enumlabel) as line from pg_enum join pg_type on pg_type.oid = enumtypid
  where typnamespace = 'public'::regnamespace`;
const rules = `select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) as line
  from pg_constraint where contype in ('p', 'f', 'u') and connamespace = 'public'::regnamespace`;
const indexes = `select indexdef as line from pg_indexes where schemaname = 'public' and tablename <> '_prisma_migrations'`;

test("the migrations make the tables that the schema describes", async () => {
  const [migrated, described] = [inject("server") + inject("template"), await databaseOfSchema()];
  for (const what of [columns, values]) expect(await lines(migrated, what)).toEqual(await lines(described, what));
});

test("the migrations make every key and index of the schema, and may add more", async () => {
  const [migrated, described] = [inject("server") + inject("template"), await databaseOfSchema()];
  const ofPrisma = (line: string) => !line.includes("_prisma_migrations");
  for (const what of [rules, indexes]) {
    const there = new Set(await lines(migrated, what));
    expect((await lines(described, what)).filter((line) => ofPrisma(line) && !there.has(line))).toEqual([]);
  }
});

async function databaseOfSchema() {
  const name = `${inject("run")}_schema`;
  const url = inject("server") + name;
  await createDatabase(`${inject("server")}postgres`, name);
  if ((await lines(url, columns)).length === 0) await query(url, await scriptOfSchema(url));
  return url;
}

async function scriptOfSchema(url: string) {
  const files = [{ path: "schema.prisma", content: readFileSync("prisma/schema.prisma", "utf8") }];
  const to = { tag: "schemaDatamodel" as const, files };
  const question = { from: { tag: "empty" as const }, to, script: true, exitCode: null, filters };
  const { stdout } = await withSchemaEngine(url, files, (engine) => engine.diff(question));
  return stdout!;
}

const lines = async (url: string, what: string): Promise<string[]> =>
  (await query(url, what)).map(({ line }) => line).toSorted();

async function query(url: string, sql: string): Promise<{ line: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
