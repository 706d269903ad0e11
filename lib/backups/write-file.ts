import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** The calls that touch the disk, so that a test can let the n-th of them fail. */
export type Disk = { open: typeof open; rename: typeof rename };

export type WholeFile = { sha256: string; bytes: number };

/** Reads a file back, at its end or while it grows. Throws where anything is not as it was written. */
export type Prover = (part: string) => {
  grown: (bytes: number) => void;
  prove: (file: WholeFile) => Promise<unknown>;
  end: () => Promise<void>;
};

/** When the file is whole. */
export const proveAfterwards =
  (prove: (source: () => AsyncIterable<Buffer>) => Promise<unknown>): Prover =>
  (part) => ({
    grown: () => {},
    prove: () => prove(() => createReadStream(part, { highWaterMark: 1_048_576 })),
    end: async () => {},
  });

/**
 * Writes a file so that it is there whole or not at all: under another name first, to the disk, and only when it has
 * been read back does it get its name. Answers with its SHA-256 and length.
 */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Buffer>,
  prover: Prover,
  disk: Disk = { open, rename },
): Promise<WholeFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const file = await disk.open(part, "w", 0o600);
  const proof = prover(part);
  try {
    const written = await writeOut(file, content, proof.grown);
    await proof.prove(written);
    await disk.rename(part, path);
    await syncFolder(dirname(path), disk);
    return written;
  } catch (error) {
    for (const left of [part, path]) await rm(left, { force: true });
    throw error;
  } finally {
    await proof.end();
  }
}

const together = 1_048_576;

/** Many pieces at a time: a piece is a chunk or no more than its seal. */
async function writeOut(file: FileHandle, content: AsyncIterable<Buffer>, grown: (bytes: number) => void) {
  const hash = createHash("sha256");
  let held: Buffer[] = [];
  let [size, bytes] = [0, 0];
  const flush = async () => {
    await writeAll(file, held, size);
    bytes += size;
    [held, size] = [[], 0];
    grown(bytes);
  };
  try {
    for await (const piece of content) {
      hash.update(piece);
      held.push(piece);
      size += piece.length;
      if (size >= together) await flush();
    }
    if (size > 0) await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function writeAll(file: FileHandle, pieces: Buffer[], size: number) {
  const { bytesWritten } = await file.writev(pieces);
  if (bytesWritten === size) return;
  // A disk that takes a part of it may take the rest, or says why not.
  const rest = Buffer.concat(pieces).subarray(bytesWritten);
  for (let at = 0; at < rest.length; ) at += (await file.write(rest, at)).bytesWritten;
}

async function syncFolder(folder: string, disk: Disk) {
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
