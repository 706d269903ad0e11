import { rmSync } from "node:fs";
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

/** Commands that a test ran as processes of their own may have left something in this worker's database, or signed it. */
beforeAll(async () => {
  rmSync(process.env.CHECKPOINTS_FILE!, { force: true });
  await forget();
});

/** A test that touched the database leaves it as it found it. */
afterEach(async () => {
  if (kept.xinkaDb) await forget();
});

afterAll(async () => {
  await kept.xinkaDb?.$disconnect();
  delete kept.xinkaDb;
  await client?.end().catch(() => {});
  client = undefined;
});

/**
 * Only tables that have pages were touched, and of small ones rows go sooner than their files: emptying all of them took
 * longer than most tests. The locks wait for whatever a test has left under way. The log cannot be emptied otherwise.
 */
async function forget() {
  const sql = `
    DO $$ DECLARE one record; touched text[]; BEGIN
      SET LOCAL session_replication_role = replica;
      SELECT array_agg(c.oid::regclass::text ORDER BY c.relname) INTO touched FROM pg_class c
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND pg_relation_size(c.oid) > 0
        AND c.relname NOT IN ('_prisma_migrations', 'CardProduct');
      IF touched IS NULL THEN RETURN; END IF;
      EXECUTE 'LOCK TABLE ' || array_to_string(touched, ', ') || ' IN ACCESS EXCLUSIVE MODE';
      FOR one IN SELECT name, pg_relation_size(name::regclass) AS bytes FROM unnest(touched) AS name LOOP
        IF one.bytes > 500000 THEN EXECUTE 'TRUNCATE ' || one.name || ' CASCADE';
        ELSE EXECUTE 'DELETE FROM ' || one.name; END IF;
      END LOOP;
    END $$`;
  // Over one connection for the whole file, unless a test has cut it.
  client ??= await connected();
  await client.query(sql).catch(async () => {
    client = await connected();
    await client.query(sql);
  });
}

let client: pg.Client | undefined;

async function connected() {
  const fresh = new pg.Client({ connectionString: server + name });
  fresh.on("error", () => {
    client = undefined;
  });
  await fresh.connect();
  return fresh;
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
