import { readFileSync } from "node:fs";
import { type Migration, migrationsFolder } from "@/lib/migrations";

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
