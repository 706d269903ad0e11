import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** The calls that touch the disk, so that a test can let the n-th of them fail. */
export type Disk = { open: typeof open; rename: typeof rename };

/**
 * Writes a file so that it is there whole or not at all: under another name first, to the disk, and only when `prove`
 * has read it back does it get its name. Answers with its SHA-256 and length.
 */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Buffer>,
  prove: (source: () => AsyncIterable<Buffer>) => Promise<unknown>,
  disk: Disk = { open, rename },
): Promise<{ sha256: string; bytes: number }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  try {
    const written = await writeOut(part, content, disk);
    await prove(() => createReadStream(part, { highWaterMark: 1_048_576 }));
    await disk.rename(part, path);
    await syncFolder(dirname(path), disk);
    return written;
  } catch (error) {
    for (const left of [part, path]) await rm(left, { force: true });
    throw error;
  }
}

async function writeOut(part: string, content: AsyncIterable<Buffer>, disk: Disk) {
  const file = await disk.open(part, "w", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.length;
      await writeAll(file, piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function writeAll(file: FileHandle, piece: Buffer) {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at);
    at += bytesWritten;
  }
}

async function syncFolder(folder: string, disk: Disk) {
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
