import "server-only";
import { randomBytes } from "node:crypto";
import pg, { type Client } from "pg";
import type { Checked, Source } from "@/lib/backups/check";
import type { Opener } from "@/lib/backups/container";
import { dropBefore } from "@/lib/backups/drop-before";
import { loadInto } from "@/lib/backups/load";
import { hasPeople, mergePresent } from "@/lib/backups/merge-present";
import { holdSchema, ownerClient, takeTurn } from "@/lib/backups/owner-client";
import { openSamples, proveLog, proveRules } from "@/lib/backups/prove-loaded";
import { fetchBytes, storeBytes } from "@/lib/documents/store";
import { Refusal } from "@/lib/refusal";
import { rightsScript } from "@/lib/wall/grant";

const quoted = pg.escapeIdentifier;

export type Restoring = {
  /** The database, as its owner. */
  url: string;
  source: Source;
  trusted: string[];
  opener: Opener;
  onProgress?: (table: string) => void;
  /** Writes the entry into the operation log, in the transaction of the swap. */
  note: (client: Client, checked: Checked) => Promise<void>;
};

/**
 * Brings a backup back: loads it beside the bank, proves it (levels 1 to 3), and swaps in one transaction. Until then the
 * present bank serves and nothing of it has changed. What must not come back does not (lib/backups/merge-present).
 * The bank as it was stays in a schema of its own for three days; its name is the answer.
 * Throws BackupFault, or before anything is touched Refusal "backup.restoring" while another restore runs, and
 * "backup.mayNotEnd" where the portal could not go on afterwards.
 */
export async function restoreBackup(restoring: Restoring): Promise<{ checked: Checked; before: string }> {
  const client = await ownerClient(restoring.url, "restore");
  const mark = randomBytes(6).toString("hex");
  const arriving = `arriving_${mark}`;
  try {
    await takeTurn(client, "backup.restoring");
    await refuseUnlessRenewable(client);
    await dropBefore(client, 0);
    await holdSchema(client, arriving);
    const checked = await loadInto(arriving, { client, ...restoring, keepDocument });
    await proveRules(client, arriving);
    if (!(await hasPeople(client))) await proveAlone(restoring.url, client, arriving, checked);
    await copyHistory(client, arriving);
    const before = `before_${mark}`;
    await swap(client, { arriving, before }, restoring, checked);
    return { checked, before };
  } finally {
    await client.query("rollback").catch(() => {});
    await client.query(`drop schema if exists ${quoted(arriving)} cascade`).catch(() => {});
    await client.end();
  }
}

/** After a disaster no present log and no present keys take the place of those that arrive: they must be good themselves. */
async function proveAlone(url: string, client: Client, arriving: string, { account }: Checked) {
  await proveLog(url, arriving, account);
  await openSamples(client, arriving);
}

/** Documents lie outside the database and are only added: one that is there already stays as it is. */
async function keepDocument(key: string, bytes: Buffer) {
  if (!(await fetchBytes(key))) await storeBytes(key, bytes);
}

/** The history of migrations is that of the present: the arriving tables were brought to this version. */
async function copyHistory(client: Client, arriving: string) {
  const table = `${quoted(arriving)}._prisma_migrations`;
  await client.query(`create table ${table} (like public._prisma_migrations including all)`);
  await client.query(`insert into ${table} select * from public._prisma_migrations`);
}

type Schemas = { arriving: string; before: string };

/** Readers wait for the renaming only; writers from the moment at which the present is taken over. */
async function swap(client: Client, { arriving, before }: Schemas, { note }: Restoring, checked: Checked) {
  await client.query("begin; set local lock_timeout = '15s'");
  await lockPresent(client, "share row exclusive");
  await mergePresent(client, arriving);
  await lockPresent(client, "access exclusive");
  await client.query(
    `alter schema public rename to ${quoted(before)}; alter schema ${quoted(arriving)} rename to public;
     comment on schema ${quoted(before)} is '${new Date().toISOString()}'; set local search_path to public`,
  );
  await client.query(rightsScript());
  await note(client, checked);
  await renewConnections(client);
  await client.query("commit");
  await renewConnections(client);
}

const mayEnd = "(pg_has_role(usesysid, 'member') or pg_has_role('pg_signal_backend', 'member'))";
const ofTheBank = `datname = current_database() and pid <> pg_backend_pid() and application_name <> 'xinka jobs'`;

/**
 * Statements that a connection has prepared speak of the kinds of the bank as it was, and fail ever after; a fresh
 * connection knows the new ones. Who is cut off is served by the next one (lib/wall/pool, lib/db).
 */
async function renewConnections(client: Client) {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where ${ofTheBank} and backend_type = 'client backend' and ${mayEnd}`,
  );
}

/** What kind of process another's is, only those see who may see it; a superuser's is no server of ours. */
async function refuseUnlessRenewable(client: Client) {
  const { rows } = await client.query(
    `select pid from pg_stat_activity join pg_roles r on r.oid = usesysid
     where ${ofTheBank} and coalesce(backend_type, 'client backend') = 'client backend' and not rolsuper and not ${mayEnd} limit 1`,
  );
  if (rows.length > 0) throw new Refusal("backup.mayNotEnd");
}

async function lockPresent(client: Client, mode: string) {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  await client.query(`lock table ${rows.map(({ name }) => `public.${quoted(name)}`).join(", ")} in ${mode} mode`);
}
