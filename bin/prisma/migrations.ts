import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

export const migrationsFolder = "prisma/migrations";

export type Migration = { name: string; sql: string; checksum: string };

/** The migrations of this version, oldest first. */
export function ownMigrations(): Migration[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(`${migrationsFolder}/${name}/migration.sql`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The form in which the schema engine takes them. */
export function migrationsList(migrations: Migration[]) {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(`${migrationsFolder}/migration_lock.toml`, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
