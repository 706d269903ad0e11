// npm run migrate -- new NAME: writes the migration between the committed schema and the edited one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { migrationsFolder } from "@/lib/migrations";
import { ownerUrl } from "./database/owner.ts";
import { filters, withSchemaEngine } from "./prisma/engine.ts";
import { command, Stop, say } from "./say.ts";

const schemaFile = "prisma/schema.prisma";

await command(async () => {
  const name = process.argv[2]?.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  if (!name) throw new Stop("A migration needs a name: npm run migrate -- new what_it_brings");
  const sql = await difference(committed(), readFileSync(schemaFile, "utf8"));
  if (!sql) return say(`${schemaFile} says what the committed one says: there is nothing to migrate.`);
  const folder = `${migrationsFolder}/${timestamp()}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  if (!existsSync(`${migrationsFolder}/migration_lock.toml`))
    writeFileSync(`${migrationsFolder}/migration_lock.toml`, 'provider = "postgresql"\n');
  say(`Wrote ${folder}/migration.sql: read it, add by hand what the schema cannot say, and commit both together.`);
});

/** The schema of the last commit; before the first migration there is none to compare with. */
function committed() {
  if (!existsSync(migrationsFolder)) return null;
  const { status, stdout } = spawnSync("git", ["show", `HEAD:${schemaFile}`], { encoding: "utf8" });
  if (status !== 0) throw new Stop(`git holds no committed ${schemaFile} to compare with.`);
  return stdout;
}

async function difference(before: string | null, after: string) {
  const files = (content: string) => [{ path: "schema.prisma", content }];
  const question = {
    from: before === null ? { tag: "empty" as const } : { tag: "schemaDatamodel" as const, files: files(before) },
    to: { tag: "schemaDatamodel" as const, files: files(after) },
    script: true,
    exitCode: null,
    filters,
  };
  const { stdout } = await withSchemaEngine(ownerUrl(), files(after), (engine) => engine.diff(question));
  if (!stdout || stdout.includes("empty migration")) return "";
  // The schema is there in every database, and making it asks for a right that an owner need not have.
  return stdout.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', "");
}

function timestamp() {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
