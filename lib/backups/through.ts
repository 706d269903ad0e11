import { type Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";
import { BackupFault } from "@/lib/backups/fault";

/** So much lies ready on either side that compressing goes on while the disk or the database is waited for. */
const blocks = { chunkSize: 262_144, readableHighWaterMark: 2_097_152, writableHighWaterMark: 1_048_576 };

/** Bytes made smaller, a block at a time. */
export const compressed = (source: AsyncIterable<Buffer>) =>
  through(source, createZstdCompress({ ...blocks, params: { [constants.ZSTD_c_compressionLevel]: 1 } }));

/** The reverse; refuses what was not made by `compressed`. */
export async function* expanded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* through(source, createZstdDecompress(blocks));
  } catch (error) {
    throw isZstd(error) ? new BackupFault("contentWrong") : error;
  }
}

const isZstd = (error: unknown) => /^(ZSTD|Z_|ERR_ZSTD)/.test(String((error as { code?: string })?.code));

async function* through(source: AsyncIterable<Buffer>, transform: Duplex): AsyncGenerator<Buffer> {
  const done = pipeline(Readable.from(source, { objectMode: true, highWaterMark: 4 }), transform);
  // Whoever reads the transform hears of a failure; until then it is nobody's.
  done.catch(() => {});
  try {
    yield* transform as AsyncIterable<Buffer>;
    await done;
  } finally {
    transform.destroy();
  }
}
