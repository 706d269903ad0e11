import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createDatabase } from "@/bin/database/create";
import { startEmbedded } from "@/bin/database/embedded";
import { generateClient } from "@/bin/prisma/generate";
import { migrate } from "@/bin/prisma/migrate";
import { ownMigrations } from "@/lib/migrations";

declare module "vitest" {
  export interface ProvidedContext {
    server: string;
    template: string;
    run: string;
  }
}

const folder = ".data/test";
/** Nothing here outlives the run: a power cut may take it. */
const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** Starts a real PostgreSQL for the run, with one database of this version that each worker copies. */
export default async function startDatabase(project: TestProject) {
  await generateClient();
  const embedded = await startEmbedded(folder, { what: "test", settings: fast });
  const run = `run_${process.pid}`;
  const template = `template_${createHash("sha256").update(JSON.stringify(ownMigrations())).digest("hex").slice(0, 12)}`;
  await createDatabase(embedded.url("postgres"), template);
  await migrate(embedded.url(template));
  project.provide("server", embedded.url(""));
  project.provide("template", template);
  project.provide("run", run);

  return async () => {
    await dropOthers(embedded.url("postgres"), run, template);
    rmSync(`${folder}/${run}`, { recursive: true, force: true });
    await embedded.release();
  };
}

/** The copies of this run, and what earlier runs and earlier versions have left. */
async function dropOthers(url: string, run: string, template: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database d where datname like $1 or (datname like 'template\\_%' and datname <> $2)
     or (datname like 'run\\_%' and not exists (select 1 from pg_stat_activity a where a.datname = d.datname))`,
    [`${run}\\_%`, template],
  );
  for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}
