import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/forms/address";

/** A backup's file, or null where there is none. The name comes from the catalogue, never from the asker. */
export async function openDownload(admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const backup = await db.backup.findFirst({ where: { id, removedAt: null }, select: { id: true, file: true } });
  if (!backup) return null;
  const path = join(env.BACKUPS_DIR, backup.file);
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  await transaction((tx) =>
    record(tx, admin, "backup.downloaded", { objectId: backup.id, detail: { file: backup.file } }),
  );
  return { file: backup.file, bytes: found.size, stream: createReadStream(path) };
}
