// A thread that reads a backup while it is being written, and says at its end whether all of it is right.
import { open } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { checkWhileRead } from "@/lib/backups/check";
import { BackupFault } from "@/lib/backups/fault";
import type { Proof, ProofAsked, Written } from "@/lib/backups/prove-along";

const { part, fileKey, trusted }: ProofAsked = workerData;
const pieceLength = 1_048_576;
let written: Written = { bytes: 0, whole: false };
let wake = () => {};

parentPort!.on("message", (news: Written) => {
  written = news;
  wake();
});

/** The file as far as it is there; waits for more until it is whole. */
async function* growing(): AsyncGenerator<Buffer> {
  const file = await open(part, "r");
  try {
    for (let at = 0; ; ) {
      if (at < written.bytes) {
        const piece = Buffer.allocUnsafe(Math.min(pieceLength, written.bytes - at));
        const { bytesRead } = await file.read(piece, 0, piece.length, at);
        if (bytesRead === 0) return;
        at += bytesRead;
        yield piece.subarray(0, bytesRead);
      } else if (written.whole) return;
      else
        await new Promise<void>((done) => {
          wake = done;
        });
    }
  } finally {
    await file.close();
  }
}

const proof: Proof = await checkWhileRead(growing(), trusted, { fileKey: Buffer.from(fileKey) }).then(
  ({ sha256 }) => ({ sha256 }),
  (error) => {
    if (error instanceof BackupFault) return { code: error.code, values: error.values };
    throw error;
  },
);
parentPort!.postMessage(proof);
process.exit();
