import "server-only";
import { join } from "node:path";
import { type Signer, signerOf } from "@/lib/backups/signature";
import { env } from "@/lib/env";
import { lazy } from "@/lib/lazy";
import { Refusal } from "@/lib/refusal";

export type BackupKeys = { signer: Signer; recipients: string[] };

const keys = lazy<{ own: BackupKeys | null }>(() => {
  const { BACKUP_SIGNING_KEY: seed, BACKUP_RECIPIENTS: recipients } = env;
  return { own: seed && recipients ? { signer: signerOf(seed), recipients } : null };
});

/** Whether backups can be made here at all. */
export const hasBackupKeys = () => keys.own !== null;

/** What backups are signed and sealed with. Throws Refusal "backup.noKeys" where none were given. */
export function backupKeys(): BackupKeys {
  if (!keys.own) throw new Refusal("backup.noKeys");
  return keys.own;
}

/** Whose signatures are believed: our own, and those the settings name. */
export const trustedSigners = (): string[] => [...(keys.own ? [keys.own.signer.public] : []), ...env.BACKUP_TRUSTED];

/** Where a try-out keeps the reading keys, which in a deployment lie on no server; null there. */
export const readingKeysFile = (): string | null =>
  env.TRY_OUT && keys.own ? join(env.BACKUPS_DIR, "reading-keys.txt") : null;
