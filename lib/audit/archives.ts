import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { archivesFolder } from "@/lib/audit/archive";
import { type Part, partsOf } from "@/lib/audit/deletion";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";

const select = {
  id: true,
  askedById: true,
  askedAt: true,
  done: true,
  fromSeq: true,
  toSeq: true,
  fromAt: true,
  toAt: true,
  entries: true,
  file: true,
  bytes: true,
  sha256: true,
  verifiedAt: true,
  fault: true,
} as const;

/** The archives that were asked for, newest first. */
export const listArchives = (_admin: Admin, most = 50) =>
  db.logArchive.findMany({ orderBy: { askedAt: "desc" }, take: most, select });

/** One archive with what of its range may be deleted, and what was; null where there is none. */
export async function findArchive(_admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const archive = await db.logArchive.findUnique({ where: { id }, select });
  if (!archive) return null;
  const range = { from: Number(archive.fromSeq), to: Number(archive.toSeq) };
  const parts: Part[] = archive.verifiedAt ? await partsOf(range) : [];
  const deletions = await db.logDeletion.findMany({
    where: { archiveId: id },
    orderBy: { at: "asc" },
    select: { id: true, at: true, classes: true, entries: true, digest: true, askedById: true, approvedById: true },
  });
  return { ...archive, parts, deletions, waiting: await waitingFor(id) };
}

/** The proposal to delete from this archive that waits for its second person. */
async function waitingFor(archiveId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Proposal" WHERE kind = 'log.delete' AND status = 'WAITING'
      AND content::jsonb ->> 'archiveId' = ${archiveId} LIMIT 1`;
  return row?.id ?? null;
}

/** Where an archive's file lies; null where it is not there. The name comes from the table, never from the asker. */
export async function archiveFile(id: string) {
  if (!isUuid(id)) return null;
  const archive = await db.logArchive.findFirst({
    where: { id, verifiedAt: { not: null }, fault: null },
    select: { id: true, file: true },
  });
  if (!archive?.file) return null;
  const path = join(archivesFolder(), archive.file);
  const found = await stat(path).catch(() => null);
  return found && { id: archive.id, file: archive.file, path, bytes: found.size };
}

/** The sealed file for somebody who keeps it elsewhere; the log says who took it. */
export async function takeArchive(admin: Admin, id: string) {
  const found = await archiveFile(id);
  if (!found) return null;
  await transaction((tx) => record(tx, admin, "log.archiveTaken", { objectId: found.id, detail: {} }));
  return { ...found, stream: createReadStream(found.path) };
}
