import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";

/** How many rows each table has that has any, in a bank that was only ever migrated. */
async function rowsOfFreshBank(): Promise<Record<string, number>> {
  const name = `${inject("run")}_fresh`;
  await createDatabase(`${inject("server")}postgres`, name, inject("template"));
  const client = new pg.Client({ connectionString: inject("server") + name });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1",
    );
    const counts: [string, number][] = [];
    for (const { name: table } of tables) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from "${table}"`);
      if (rows[0]!.count > 0) counts.push([table, rows[0]!.count]);
    }
    return Object.fromEntries(counts);
  } finally {
    await client.end();
  }
}

test("[AU-13] a bank that was only migrated has its cards, its first rules and its settings, and nobody who could sign in", async () => {
  expect(await rowsOfFreshBank()).toEqual({ BackupPolicy: 1, CardProduct: 6, Installation: 1, RuleSet: 1 });
});
