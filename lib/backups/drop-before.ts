import pg, { type Client } from "pg";

/**
 * Drops the banks that restores replaced so many days ago, whose schemas say in a comment since when they lie there, and
 * what a restore or a trial that died left beside the bank. For the owner.
 */
export async function dropBefore(client: Client, days: number): Promise<void> {
  const { rows: before } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname ~ '^before_[0-9a-f]{12}$'
       and obj_description(oid, 'pg_namespace')::timestamptz <= now() - $1::int * interval '1 day'`,
    [days],
  );
  for (const { name } of before) await drop(client, name);
  const { rows: scratch } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname ~ '^(arriving|drill)_[0-9a-f]{12}$'`,
  );
  for (const { name } of scratch) await dropUnlessHeld(client, name);
}

/** Whoever works in one holds it (lib/backups/owner-client.ts). */
async function dropUnlessHeld(client: Client, name: string) {
  const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock(hashtext($1)) as free", [name]);
  if (!rows[0]!.free) return;
  await drop(client, name);
  await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
}

const drop = (client: Client, name: string) => client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
