import "server-only";
import { createReadStream } from "node:fs";
import { type ArchiveHead, readArchive, verifyArchive } from "@/lib/audit/archive-content";
import { archiveFile } from "@/lib/audit/archives";
import type { Link } from "@/lib/audit/chain";
import type { Stub } from "@/lib/audit/chain-reader";
import { record } from "@/lib/audit/record";
import type { OpenArchive } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { headerOf } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { trustedSigners } from "@/lib/backups/keys";
import { unwrapFileKey } from "@/lib/backups/recipients";
import { db, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { masterKey, masterKeys } from "@/lib/vault/keys";
import { openBytes, seal } from "@/lib/vault/seal";

const place = (sessionId: string) => ({ table: "LogOpening", column: "keySealed", row: sessionId });
const minutes = 15;

/** Opens an archive for this session, by the secret half of a reader's key, after the whole file was found in order. */
export async function openArchive(admin: Admin, { archiveId, identity }: OpenArchive): Promise<void> {
  const found = await archiveFile(archiveId);
  if (!found) throw new Refusal("log.archiveGone");
  const source = () => createReadStream(found.path, { highWaterMark: 1_048_576 });
  const fileKey = await provenKey(source, identity);
  await transaction(async (tx) => {
    await holdRight(tx, admin, "log.read");
    await tx.$executeRaw`
      INSERT INTO "LogOpening" ("sessionId", "archiveId", "keySealed", "expiresAt")
      VALUES (${admin.sessionId}::uuid, ${archiveId}::uuid, ${seal(masterKey(), place(admin.sessionId), fileKey)},
              now() + ${minutes}::int * interval '1 minute')
      ON CONFLICT ("sessionId", "archiveId") DO UPDATE
        SET "keySealed" = excluded."keySealed", "expiresAt" = excluded."expiresAt"`;
    await record(tx, admin, "log.archiveOpened", { objectId: archiveId, detail: {} });
  });
}

async function provenKey(source: () => AsyncIterable<Buffer>, identity: string): Promise<Buffer> {
  try {
    const fileKey = await unwrapFileKey((await headerOf(source())).fileKey, identity);
    const { fault } = await verifyArchive(source, trustedSigners(), { fileKey });
    if (fault) throw new BackupFault("contentWrong");
    return fileKey;
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    throw new Refusal(error.code === "keyWrong" ? "log.archiveKey" : "log.archiveFault", { field: "identity" });
  }
}

/** Entries of an archive that this session has opened, from a place on; null where it has not, or no longer. */
export async function readOpened(admin: Admin, archiveId: string, from: number, size = 100) {
  const found = await archiveFile(archiveId);
  const [opening] = await db.$queryRaw<{ keySealed: string }[]>`
    SELECT "keySealed" FROM "LogOpening"
    WHERE "sessionId" = ${admin.sessionId}::uuid AND "archiveId" = ${archiveId}::uuid AND "expiresAt" > now()`;
  if (!found || !opening) return null;
  const fileKey = openBytes(masterKeys(), place(admin.sessionId), opening.keySealed);
  const source = () => createReadStream(found.path, { highWaterMark: 1_048_576 });
  return collect(readArchive(source, trustedSigners(), { fileKey }), from, size);
}

/** Reads on only as far as it must. */
async function collect(parts: AsyncIterable<ArchiveHead | (Link | Stub)[]>, from: number, size: number) {
  const links: (Link | Stub)[] = [];
  let head: ArchiveHead | null = null;
  for await (const part of parts) {
    if (!Array.isArray(part)) head = part;
    else for (const link of part) if (Number(link.seq) >= from && links.length <= size) links.push(link);
    if (links.length > size) break;
  }
  const next = links.length > size ? Number(links.pop()!.seq) : null;
  return { head: head!, links, next };
}
