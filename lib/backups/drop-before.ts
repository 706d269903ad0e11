import pg, { type Client } from "pg";

/**
 * Drops the banks that restores replaced so many days ago, whose schemas say in a comment since when they lie there, and
 * what a restore or a trial that died left beside the bank. For the owner.
 */
export async function dropBefore(client: Client, days: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname ~ '^arriving_[0-9a-f]{12}$'
        or (nspname ~ '^before_[0-9a-f]{12}$'
            and obj_description(oid, 'pg_namespace')::timestamptz <= now() - $1::int * interval '1 day')`,
    [days],
  );
  for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
}
