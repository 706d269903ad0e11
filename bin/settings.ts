import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { settingFaults } from "@/lib/env";
import { tryOutBackupKeys } from "./backup/keys.ts";
import { createDatabase } from "./database/create.ts";
import { startEmbedded } from "./database/embedded.ts";
import { loginUrl } from "./database/login.ts";
import { Stop } from "./say.ts";

export const dataFolder = ".data";

const keyNames = ["AUTH_SECRET", "DATA_KEY", "INDEX_KEY", "PASSWORD_KEY"];
/** Keys that a try-out of an earlier version lacks, and may get later. */
const laterNames = ["LOG_KEY"];

export type Settings = { tryOut: boolean; release: () => Promise<void> };

/**
 * Puts into process.env what the product needs to run. Without DATABASE_URL that is a try-out:
 * the embedded database, and keys made once and kept beside it. `release` gives the database back.
 */
export async function prepareSettings(what: string): Promise<Settings> {
  if (process.env.DATABASE_URL) {
    process.env.TRY_OUT = "0";
    return { tryOut: false, release: async () => {} };
  }
  const embedded = await startEmbedded(dataFolder, { what });
  await createDatabase(embedded.url("postgres"), "xinka");
  Object.assign(process.env, {
    ...tryOutKeys(dataFolder),
    ...(await tryOutBackupKeys(dataFolder)),
    TRY_OUT: "1",
    DATABASE_OWNER_URL: embedded.url("xinka"),
    DATABASE_URL: await loginUrl(embedded.url("xinka"), dataFolder),
  });
  return { tryOut: true, release: embedded.release };
}

/** Ends with a sentence for each setting that is missing or wrong. */
export function refuseFaults() {
  const faults = settingFaults(process.env);
  if (faults.length === 0) return;
  throw new Stop(`The settings are not right (.env.example explains each):\n${faults.join("\n")}`);
}

/** The keys of a try-out; those a person has set stay. */
export function tryOutKeys(folder: string): Record<string, string> {
  const file = join(folder, "keys.env");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeKeys(file, "", [...keyNames, ...laterNames]);
  const kept = parseEnv(readFileSync(file, "utf8"));
  const lost = keyNames.find((name) => !kept[name]);
  if (lost)
    throw new Stop(`${file} holds no ${lost}: the data of this try-out cannot be read. Start anew with: npm run reset`);
  const later = laterNames.filter((name) => !kept[name]);
  if (later.length > 0) Object.assign(kept, writeKeys(file, readFileSync(file, "utf8"), later));
  return Object.fromEntries([...keyNames, ...laterNames].map((name) => [name, process.env[name] || kept[name]!]));
}

function writeKeys(file: string, before: string, names: string[]) {
  const lines = names.map((name) => `${name}=${randomBytes(32).toString("base64")}\n`).join("");
  writeFileSync(`${file}.new`, before + lines, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return parseEnv(lines);
}
