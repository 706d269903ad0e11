import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { drillBackup } from "@/lib/backups/drill";
import { ownMigrations } from "@/lib/migrations";
import { aBackupPlace, ownerUrl } from "@/tests/support/backups";

const name = `${inject("run")}_older_${process.env.VITEST_POOL_ID}`;
const url = inject("server") + name;
let place: Awaited<ReturnType<typeof aBackupPlace>>;
let client: pg.Client;

const note = (migration: { name: string; checksum: string }) =>
  client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values (gen_random_uuid(), $1, $2, now())`,
    [migration.checksum, migration.name],
  );

/** A bank as it was so many changes of the structure ago, with one member of staff. */
beforeAll(async () => {
  place = await aBackupPlace();
  await createDatabase(`${inject("server")}postgres`, name);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create table _prisma_migrations (id text, checksum text, migration_name text, finished_at timestamptz)`,
  );
  for (const migration of ownMigrations().slice(0, -2)) {
    await client.query(`begin; ${migration.sql}; commit`);
    await note(migration);
  }
  await client.query(`insert into "Installation" values ('age', 'older')`);
});
afterAll(() => client?.end());

test("[BK-13] a backup of an older structure is brought to the present one, and keeps every row", async () => {
  const { file, account } = await place.make({ url });
  expect(account.migrations).toHaveLength(ownMigrations().length - 2);
  const drilled = await drillBackup({ url: ownerUrl(), ...place.opening(file) });
  expect(drilled.account.tables.find(({ name }) => name === "Installation")).toMatchObject({ rows: 1 });
});

test("[BK-13] a backup of a structure this version does not know is refused, and the change is named", async () => {
  await note({ name: "29991231000000_from_tomorrow", checksum: "0".repeat(64) });
  const { file } = await place.make({ url });
  await client.query(`delete from _prisma_migrations where migration_name like '2999%'`);
  await expect(drillBackup({ url: ownerUrl(), ...place.opening(file) })).rejects.toMatchObject({
    code: "schemaUnknown",
    values: { migration: "29991231000000_from_tomorrow" },
  });
});

test("[BK-13] whoever verifies a file needs neither the bank's database nor its settings", async () => {
  const { file } = await place.make({ url });
  const key = join(place.folder, "key.txt");
  writeFileSync(key, place.identities[1].secret);
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs", "bin/backup.ts", "verify"];
  const signer = ["--signer", place.signer.public];
  const verify = (path: string) =>
    spawnSync(process.execPath, [...flags, path, "--identity", key, ...signer], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" },
      encoding: "utf8",
    });
  const good = verify(join(place.folder, file));
  expect(good).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^ {2}Links: 0 references over \d\d links .* OK\nOK, level 2: \d+ rows/m),
  });
  writeFileSync(join(place.folder, "cut"), Buffer.alloc(9_000, 1));
  expect(verify(join(place.folder, "cut")).status).toBe(1);
});
