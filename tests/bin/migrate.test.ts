import pg from "pg";
import { afterEach, expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { migrate } from "@/bin/prisma/migrate";
import { ownMigrations } from "@/lib/migrations";

const own = ownMigrations().map(({ name }) => name);
const server = inject("server");
const name = `${inject("run")}_migrations`;
const url = server + name;

afterEach(() => sql(`${server}postgres`, `drop database if exists "${name}" with (force)`));

test("an empty database is brought to this version, and a second time nothing happens", async () => {
  await createDatabase(`${server}postgres`, name);
  expect(await migrate(url)).toEqual(own);
  expect(await migrate(url)).toEqual([]);
});

test("of two processes that migrate at once, one does and the other finds it done", async () => {
  await createDatabase(`${server}postgres`, name);
  const done = await Promise.all([migrate(url), migrate(url)]);
  expect(done.toSorted((a, b) => a.length - b.length)).toEqual([[], own]);
});

test("a database of a newer version is refused and stays as it is", async () => {
  await createDatabase(`${server}postgres`, name, inject("template"));
  await remember("20991231000000_later", "now()");
  await expect(migrate(url)).rejects.toThrow("newer version");
});

test("a migration that was interrupted begins again", async () => {
  await createDatabase(`${server}postgres`, name);
  await sql(url, historyTable);
  await remember(own[0]!, "null");
  expect(await migrate(url)).toEqual(own);
});

test("a migration that changed after it was applied is refused", async () => {
  await createDatabase(`${server}postgres`, name, inject("template"));
  await sql(url, "update _prisma_migrations set checksum = 'other'");
  await expect(migrate(url)).rejects.toThrow("was changed after");
});

test.each([
  ["nothing listens", "postgresql://a:b@127.0.0.1:1/x", "Nothing listens at 127.0.0.1:1/x"],
  ["no machine has that name", "postgresql://a:b@nowhere.invalid/x", /nowhere\.invalid:5432/],
  ["the password is wrong", server.replace(/:\w+@/, ":wrong@").concat("postgres"), "user name or the password"],
  ["there is no such database", `${server}nowhere`, "no such database"],
  ["it is no address", "postgresql://[", "is not an address"],
])("when %s, one sentence says so and holds no password", async (_when, address, words) => {
  const error: Error = await migrate(address).then(
    () => Promise.reject(new Error("opened")),
    (fault) => fault,
  );
  expect(error.message).toMatch(words);
  expect(error.message).not.toMatch(/:b@|wrong@/);
});

const historyTable = `create table _prisma_migrations (id varchar(36) primary key not null, checksum varchar(64) not null,
  finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

function remember(migration: string, finished: string) {
  const values = `gen_random_uuid()::text, 'unknown', '${migration}', ${finished}`;
  return sql(url, `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values (${values})`);
}

async function sql(address: string, text: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(text);
  await client.end();
}
