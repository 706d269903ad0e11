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
