import type { Account } from "@/lib/backups/account";
import { BackupFault } from "@/lib/backups/fault";
import { type Migration, ownMigrations } from "@/lib/migrations";

/**
 * The migrations that had made the tables of a backup, and those that came since. Throws BackupFault "schemaUnknown"
 * where one is not among ours, or is another one under the same name.
 */
export function migrationsOf({ migrations }: Pick<Account, "migrations">): { made: Migration[]; since: Migration[] } {
  const own = ownMigrations();
  for (const { name, checksum } of migrations)
    if (!own.some((migration) => migration.name === name && migration.checksum === checksum))
      throw new BackupFault("schemaUnknown", { migration: name });
  const names = new Set(migrations.map(({ name }) => name));
  return { made: own.filter(({ name }) => names.has(name)), since: own.filter(({ name }) => !names.has(name)) };
}

/** A column whose value, where there is one, must be the key of a row in another table, or in its own. */
export type Link = { table: string; column: string; parent: string; key: string };

const words =
  /ALTER TABLE "(?<table>\w+)"|DROP CONSTRAINT "(?<gone>\w+)"|ADD CONSTRAINT "(?<name>\w+)"\s+FOREIGN KEY \("(?<column>\w+)"\)\s+REFERENCES "(?<parent>\w+)"\("(?<key>\w+)"\)/g;

/**
 * The links that migrations have made. Out of their words and not out of a database or a backup: whoever took a link off a
 * database must not have taken it off its proof as well. A test compares this with what PostgreSQL makes of them.
 */
export function linksOf(migrations: Pick<Migration, "sql">[]): Link[] {
  const links = new Map<string, Link>();
  let table = "";
  for (const { sql } of migrations)
    for (const { groups = {} } of sql.matchAll(words)) {
      table = groups.table ?? table;
      if (groups.gone) links.delete(`${table} ${groups.gone}`);
      const { name, column, parent, key } = groups;
      if (name && column && parent && key) links.set(`${table} ${name}`, { table, column, parent, key });
    }
  return [...links.values()];
}
