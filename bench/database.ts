import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import pg from "pg";
import { createDatabase } from "../bin/database/create.ts";
import { ownerUrl } from "../bin/database/owner.ts";
import { migrate } from "../bin/prisma/migrate.ts";

/** Points this process at a database with that many customers and their applications; made once, kept for the next run. */
export async function takeDatabase(customers: number): Promise<string> {
  const url = await emptyDatabase(`bench_${customers}`);
  process.env.DATABASE_OWNER_URL = url;
  process.env.DATABASE_URL = at(process.env.DATABASE_URL!, `bench_${customers}`);
  // What is signed about this log must not stand among the try-out's own: that one would not follow from it.
  process.env.CHECKPOINTS_FILE = `.data/bench/${customers}.checkpoints`;
  if (await isFilled(url)) return url;
  rmSync(process.env.CHECKPOINTS_FILE, { force: true });
  fill(customers);
  return url;
}

/** A database of this version with nobody in it, unless it is there already. */
export async function emptyDatabase(name: string): Promise<string> {
  await createDatabase(addressOf("postgres"), name);
  await migrate(addressOf(name));
  return addressOf(name);
}

export async function dropDatabase(name: string) {
  const client = new pg.Client({ connectionString: addressOf("postgres") });
  await client.connect();
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}

const addressOf = (name: string) => at(ownerUrl(), name);

const at = (address: string, name: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;

/** Leaves a table as the nightly house-keeping of PostgreSQL would. */
export async function tidy(table: string) {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  await client.query(`vacuum analyze ${pg.escapeIdentifier(table)}`);
  await client.end();
}

async function isFilled(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(`select 1 from "Installation" where key = 'demo'`);
  await client.end();
  return rowCount === 1;
}

function fill(customers: number) {
  const seed = spawnSync(process.execPath, [...process.execArgv, "bin/seed.ts", "--customers", String(customers)], {
    stdio: "inherit",
  });
  if (seed.status !== 0) throw new Error(`${customers} customers could not be made.`);
}
