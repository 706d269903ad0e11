import "server-only";
import { randomBytes, randomUUIDv7 } from "node:crypto";
import { readdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import type { Account } from "@/lib/backups/account";
import { checkBackup } from "@/lib/backups/check";
import { sealContent } from "@/lib/backups/container";
import { readContent } from "@/lib/backups/content";
import { ownerClient, takeTurn } from "@/lib/backups/owner-client";
import { proveAlong } from "@/lib/backups/prove-along";
import { beginSnapshot } from "@/lib/backups/read-database";
import type { Signer } from "@/lib/backups/signature";
import { compressed } from "@/lib/backups/through";
import { type Disk, type Prover, proveAfterwards, writeWhole } from "@/lib/backups/write-file";
import { Refusal } from "@/lib/refusal";

export type Making = {
  /** The database, as its owner. */
  url: string;
  folder: string;
  /** age public keys, two or more, so that the loss of one secret half loses nothing. */
  recipients: string[];
  signer: Signer;
  previous: Account["previous"];
  onProgress?: (table: string) => void;
  disk?: Disk;
  /** How the file is read back: by its size, unless told. */
  readBack?: ReadBack;
};

type ReadBack = (asked: { fileKey: Buffer; trusted: string[] }) => Prover;

/** When it is whole: for a small one a thread is not worth it. */
export const readAtEnd: ReadBack = ({ fileKey, trusted }) =>
  proveAfterwards((source) => checkBackup(source, trusted, { fileKey }));

/** From so many bytes of database on the file is read back while it is written. */
const large = 128 * 1_048_576;

export type Made = { account: Account; file: string; sha256: string; bytes: number; fileKey: Buffer };

export const nameOf = (id: string, at: Date) =>
  `xinka-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}-${id.slice(-8)}.backup`;

/**
 * Writes one consistent backup while people work, and reads it back from the disk before it gets its name (levels 1
 * and 2). Only this process, which still holds the file's own key, can read it without a recipient's secret.
 * Throws Refusal "backup.running" or "backup.noSpace".
 */
export async function makeBackup(making: Making): Promise<Made> {
  const client = await ownerClient(making.url, "backup");
  try {
    await takeTurn(client, "backup.running");
    await removeRemains(making.folder);
    const size = await refuseWithoutSpace(client, making.folder);
    await beginSnapshot(client);
    return await writeBackup(client, making, making.readBack ?? (size >= large ? proveAlong : readAtEnd));
  } finally {
    await client.end();
  }
}

async function writeBackup(
  client: pg.Client,
  { folder, recipients, signer, previous, onProgress, disk }: Making,
  readBack: ReadBack,
): Promise<Made> {
  const id = randomUUIDv7();
  const createdAt = new Date();
  const fileKey = randomBytes(32);
  const file = nameOf(id, createdAt);
  let account: Account | undefined;
  const content = readContent(client, { id, previous, onProgress }, (told) => {
    account = told;
  });
  const sealed = sealContent(compressed(content), { id, createdAt, recipients, signer }, fileKey);
  const prover = readBack({ fileKey, trusted: [signer.public] });
  const written = await writeWhole(join(folder, file), sealed, prover, disk);
  return { account: account!, file, fileKey, ...written };
}

/** What somebody was writing who was killed. It is nobody's now: only who has the turn writes here. */
async function removeRemains(folder: string) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => /^xinka-.*\.backup\.part$/.test(one))) await rm(join(folder, name));
}

/** Answers with the database's size. Half of it is more than its compressed rows ever took; documents are sealed and do not shrink. */
async function refuseWithoutSpace(client: pg.Client, folder: string) {
  const { rows } = await client.query<{ size: string; documents: string }>(
    `select pg_database_size(current_database())::text as size, (select coalesce(sum(bytes), 0) from "Document")::text as documents`,
  );
  const [size, documents] = [Number(rows[0]!.size), Number(rows[0]!.documents)];
  const disk = await statfs(folder).catch(() => null);
  if (disk && disk.bavail * disk.bsize < size / 2 + documents) throw new Refusal("backup.noSpace");
  return size;
}
