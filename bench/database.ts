import { spawnSync } from "node:child_process";
import pg from "pg";
import { createDatabase } from "../bin/database/create.ts";
import { migrate } from "../bin/prisma/migrate.ts";

/** Points this process at a database with that many customers and their applications; made once, kept for the next run. */
export async function takeDatabase(customers: number): Promise<string> {
  const url = await emptyDatabase(`bench_${customers}`);
  process.env.DATABASE_URL = url;
  if (!(await isFilled(url))) fill(customers);
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

function addressOf(name: string) {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  return url.href;
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
