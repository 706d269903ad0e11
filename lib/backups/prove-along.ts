import "server-only";
import { BackupFault, type FaultCode } from "@/lib/backups/fault";
import type { Prover } from "@/lib/backups/write-file";
import { startThread } from "@/lib/thread";

export type ProofAsked = { part: string; fileKey: Uint8Array; trusted: string[] };
/** How much of the file is on the disk by now. */
export type Written = { bytes: number; whole: boolean };
export type Proof = { sha256: string } | { code: FaultCode; values: Record<string, string | number> };

/**
 * Reads a large file back while it is still being written, in a thread of its own: levels 1 and 2 are proved when it
 * ends, and by the same bytes that were written.
 */
export const proveAlong =
  (asked: Omit<ProofAsked, "part">): Prover =>
  (part) => {
    const thread = startThread("lib/backups/prove-thread.ts", { part, ...asked } satisfies ProofAsked);
    const answer = new Promise<Proof>((done, fail) => {
      thread.once("message", done);
      thread.once("error", fail);
      thread.once("exit", () => fail(new Error("the backup was not read back to its end")));
    });
    // Whoever waits for it hears of a failure; until then it is nobody's.
    answer.catch(() => {});
    return {
      grown: (bytes) => thread.postMessage({ bytes, whole: false } satisfies Written),
      prove: async ({ bytes, sha256 }) => {
        thread.postMessage({ bytes, whole: true } satisfies Written);
        const proof = await answer;
        if ("code" in proof) throw new BackupFault(proof.code, proof.values);
        if (proof.sha256 !== sha256) throw new BackupFault("contentWrong");
      },
      end: async () => {
        await thread.terminate();
      },
    };
  };
