import pg from "pg";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { createDatabase } from "@/bin/database/create";
import type { PrismaClient } from "@/lib/generated/prisma/client";

const server = inject("server");
const name = `${inject("run")}_${process.env.VITEST_POOL_ID}`;
const folder = `.data/test/${inject("run")}`;
const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");

Object.assign(process.env, {
  DATABASE_URL: server + name,
  DATABASE_POOL: "5",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: key("a"),
  DATA_KEY: key("d"),
  INDEX_KEY: key("i"),
  PASSWORD_KEY: key("p"),
  LOG_KEY: key("l"),
  CHECKPOINTS_FILE: `${folder}/checkpoints-${process.env.VITEST_POOL_ID}`,
  PASSWORD_COST: "floor",
  TRY_OUT: "1",
  LOG_LEVEL: "silent",
  DOCUMENTS_DIR: `${folder}/documents`,
  MAILBOX_DIR: `${folder}/mail_${process.env.VITEST_POOL_ID}`,
});

const kept = globalThis as { xinkaDb?: PrismaClient };

await createDatabase(`${server}postgres`, name, inject("template"));
if (process.env.LOG_FAULTS) await letEntriesFail();

/** Commands that a test ran as processes of their own may have left something in this worker's database. */
beforeAll(forget);

/** A test that touched the database leaves it as it found it. */
afterEach(async () => {
  if (kept.xinkaDb) await forget();
});

afterAll(async () => {
  await kept.xinkaDb?.$disconnect();
  delete kept.xinkaDb;
});

async function forget() {
  const client = new pg.Client({ connectionString: server + name });
  await client.connect();
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename not in ('_prisma_migrations', 'CardProduct')`,
  );
  // The log cannot be emptied otherwise.
  await client.query("set session_replication_role = replica");
  await client.query(`truncate ${rows[0]!.tables} restart identity cascade`);
  await client.end();
}

/**
 * [LG-01] for every deed that any test does: the first entry of each transaction cannot be written. The deed is undone,
 * tried again, and must then be found done once.
 */
async function letEntriesFail() {
  const client = new pg.Client({ connectionString: server + name });
  await client.connect();
  await client.query(`
    CREATE SEQUENCE IF NOT EXISTS entry_faults; GRANT ALL ON SEQUENCE entry_faults TO PUBLIC;
    CREATE OR REPLACE FUNCTION entry_fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF current_setting('xinka.passed', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
      IF nextval('entry_faults') % 2 = 1 THEN RAISE EXCEPTION 'no entry' USING ERRCODE = 'serialization_failure'; END IF;
      PERFORM set_config('xinka.passed', pg_current_xact_id()::text, true);
      RETURN NULL;
    END $$;
    CREATE OR REPLACE TRIGGER entry_fails BEFORE INSERT ON "OperationLogDraft" FOR EACH STATEMENT EXECUTE FUNCTION entry_fails()`);
  await client.end();
}
