import { readFileSync } from "node:fs";
import pg from "pg";
import { type Migration, ownMigrations } from "@/lib/migrations";
import { Stop } from "../say.ts";
import { filters, withSchemaEngine } from "./engine.ts";
import { grantRights } from "./grant.ts";
import { migrationsList } from "./migrations.ts";
import { isOwner, makeRoles } from "./roles.ts";

type Applied = { name: string; checksum: string };

const oldestServer = 150_000;
/** One process migrates at a time; the number is ours alone. */
const turn = 7_846_521_125;

/** Brings a database to this version, as its owner, and answers with the names of the migrations it applied. */
export async function migrate(url: string): Promise<string[]> {
  const place = whereOf(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect().catch((error) => {
    throw new Stop(unreachable(place, error));
  });
  try {
    await refuseOldServer(client);
    await client.query("select pg_advisory_lock($1)", [turn]);
    const own = ownMigrations();
    if (!(await isOwner(client))) return refuseMissing(missingFrom(await appliedTo(client), own));
    await makeRoles(client);
    await forgetInterrupted(client, own);
    const missing = missingFrom(await appliedTo(client), own);
    if (missing.length > 0) await apply(url, own);
    await grantRights(client, url, missing.length > 0);
    return missing;
  } finally {
    await client.end();
  }
}

async function apply(url: string, migrations: Migration[]) {
  const schema = [{ path: "schema.prisma", content: readFileSync("prisma/schema.prisma", "utf8") }];
  await withSchemaEngine(url, schema, (engine) =>
    engine.applyMigrations({ migrationsList: migrationsList(migrations), filters }),
  );
}

/** The application's role finds the database as it must be, or says who can bring it there. */
function refuseMissing(missing: string[]): string[] {
  if (missing.length === 0) return [];
  throw new Stop(
    "The database is of an older version of Xinka, and the user of DATABASE_URL does not own it: run npm run migrate with DATABASE_OWNER_URL first.",
  );
}

async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if (rows[0]!.number < oldestServer)
    throw new Stop(`Xinka needs PostgreSQL 15 or newer; this server is ${rows[0]!.version}.`);
}

/** A migration is one transaction: one that began and did not end has changed nothing and may begin again. */
async function forgetInterrupted(client: pg.Client, own: Migration[]) {
  if (!(await hasHistory(client))) return;
  await client.query(
    `update _prisma_migrations set rolled_back_at = now()
     where finished_at is null and rolled_back_at is null and migration_name = any($1)`,
    [own.map(({ name }) => name)],
  );
}

async function hasHistory(client: pg.Client) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as there");
  return rows[0].there as boolean;
}

async function appliedTo(client: pg.Client): Promise<Applied[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<Applied>(
    "select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by started_at",
  );
  return rows;
}

function missingFrom(applied: Applied[], own: Migration[]): string[] {
  for (const { name, checksum } of applied) {
    const same = own.find((migration) => migration.name === name);
    if (!same)
      throw new Stop(
        `The database is of a newer version of Xinka: it holds "${name}", which this version does not know. Nothing was changed.`,
      );
    if (same.checksum !== checksum)
      throw new Stop(
        `The migration "${name}" was changed after this database applied it. A try-out database is made anew by: npm run reset`,
      );
  }
  const there = new Set(applied.map(({ name }) => name));
  return own.filter(({ name }) => !there.has(name)).map(({ name }) => name);
}

/** The words for a database that cannot be opened; they hold no password. */
function unreachable(place: string, error: Error & { code?: string }) {
  const known: Record<string, string> = {
    ECONNREFUSED: `Nothing listens at ${place}: is the database started, and is DATABASE_URL right?`,
    ENOTFOUND: `There is no machine of that name: ${place}. Is DATABASE_URL right?`,
    EAI_AGAIN: `The name of the database's machine could not be looked up: ${place}.`,
    "28P01": `The database at ${place} does not accept the user name or the password of DATABASE_URL.`,
    "28000": `The database at ${place} does not let this user in: ${error.message}.`,
    "3D000": `There is no such database at ${place}: create it, or correct the name in DATABASE_URL.`,
    "57P03": `The database at ${place} is still starting: try again in a moment.`,
    "53300": `The database at ${place} has no connection left for us.`,
  };
  return known[error.code ?? ""] ?? `The database at ${place} cannot be opened: ${error.message || error.code}.`;
}

function whereOf(url: string) {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || 5432}${pathname}`;
  } catch {
    throw new Stop("DATABASE_URL is not an address: it must look like postgresql://user:password@host:5432/name.");
  }
}
