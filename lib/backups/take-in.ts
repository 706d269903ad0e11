import "server-only";
import { createReadStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { newToken } from "@/lib/auth/token";
import { headerOf } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { trustedSigners } from "@/lib/backups/keys";
import { nameOf } from "@/lib/backups/make";
import { checkSignature } from "@/lib/backups/signature";
import { proveAfterwards, writeWhole } from "@/lib/backups/write-file";
import { transaction, violatedUnique } from "@/lib/db";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/forms/address";
import { Refusal } from "@/lib/refusal";

/**
 * Takes a backup brought from elsewhere into the store: its signature is checked before anything in it is understood,
 * and its name is made here. Its content is checked afterwards, with a reading key. Throws a BackupFault, or Refusal
 * "backup.known" for one that the catalogue holds.
 */
export async function takeInBackup(admin: Admin, content: AsyncIterable<Buffer>): Promise<string> {
  const arrived = join(env.BACKUPS_DIR, `.arrived-${newToken()}`);
  const signed = proveAfterwards((source) => checkSignature(source(), trustedSigners()));
  const { sha256, bytes } = await writeWhole(arrived, content, signed);
  try {
    const { id, createdAt } = await headerOf(createReadStream(arrived));
    const madeAt = new Date(createdAt);
    if (!isUuid(id) || Number.isNaN(madeAt.getTime())) throw new BackupFault("notABackup");
    const file = nameOf(id, madeAt);
    await transaction(async (tx) => {
      await holdRight(tx, admin, "backups.make");
      const row = { id, file, madeAt, bytes: BigInt(bytes), sha256, account: {}, uploaded: true, level: 1 };
      await tx.backup.create({ data: row, select: { id: true } });
      await record(tx, admin, "backup.uploaded", { objectId: id, detail: { file, sha256 } });
      await rename(arrived, join(env.BACKUPS_DIR, file));
    });
    return id;
  } catch (error) {
    await rm(arrived, { force: true });
    throw violatedUnique(error) ? new Refusal("backup.known") : error;
  }
}
