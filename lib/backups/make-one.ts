import "server-only";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Doer } from "@/lib/audit/record";
import { newest, noteCheck, noteLinks, noteMade } from "@/lib/backups/catalogue";
import { checkLinks } from "@/lib/backups/check-links";
import { carryOut } from "@/lib/backups/far-store";
import { BackupFault } from "@/lib/backups/fault";
import { backupKeys } from "@/lib/backups/keys";
import { type Made, makeBackup } from "@/lib/backups/make";
import { env } from "@/lib/env";

export type Tell = (progress: { stage: "saving" | "reading" | "loading"; table: string; done: number }) => void;

/** Tells of one table after the other. */
export function counting(tell: Tell, stage: Parameters<Tell>[0]["stage"]) {
  let done = 0;
  return (table: string) => {
    done += 1;
    tell({ stage, table, done });
  };
}

export const sourceOf = (file: string) => () =>
  createReadStream(join(env.BACKUPS_DIR, file), { highWaterMark: 1_048_576 });

/** One backup, its line in the catalogue, and what was found where its links were followed. */
export async function makeOne(url: string, doer: Doer, tell: Tell): Promise<Made & { found: BackupFault | null }> {
  const made = await makeBackup({
    url,
    folder: env.BACKUPS_DIR,
    ...backupKeys(),
    previous: await newest(),
    onProgress: counting(tell, "saving"),
  });
  await carryOut(made.file);
  await noteMade(doer, made);
  return { ...made, found: await linksNow(doer, made) };
}

/** While its key is at hand. A link that leads nowhere was so in the bank: its backup cannot be restored, and says so from now on. */
async function linksNow(doer: Doer, { account, file, fileKey }: Made): Promise<BackupFault | null> {
  const { id } = account;
  const found = await faultOf(checkLinks(sourceOf(file), { fileKey }, account).then((links) => noteLinks(id, links)));
  if (found) await noteCheck(doer, { id, file, level: 2, fault: found.code, took: 0 });
  return found;
}

/** What a proof finds is written beside the backup, which is made all the same. */
export async function faultOf(proof: Promise<unknown>): Promise<BackupFault | null> {
  try {
    await proof;
    return null;
  } catch (error) {
    if (error instanceof BackupFault) return error;
    throw error;
  }
}
