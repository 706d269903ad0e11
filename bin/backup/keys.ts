import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed } from "@/lib/backups/signature";

/** The keys of a try-out's backups, made once. The reading keys lie beside the backups, as they never would in a deployment. */
export async function tryOutBackupKeys(folder: string): Promise<Record<string, string>> {
  if (process.env.BACKUP_SIGNING_KEY) return {};
  const file = join(folder, "backup-keys.env");
  const backups = process.env.BACKUPS_DIR || join(folder, "backups");
  if (!existsSync(file)) {
    const [one, two] = [await newIdentity(), await newIdentity()];
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    writeFileSync(join(backups, "reading-keys.txt"), `${one.secret}\n${two.secret}\n`, { mode: 0o600 });
    const lines = [`BACKUP_SIGNING_KEY=${newSigningSeed()}`, `BACKUP_RECIPIENTS=${one.recipient},${two.recipient}`, ""];
    writeFileSync(file, lines.join("\n"), { mode: 0o600 });
  }
  return parseEnv(readFileSync(file, "utf8")) as Record<string, string>;
}
