import "server-only";
import type { Worker } from "node:worker_threads";
import type { ChainPlace, ChainReader } from "@/lib/audit/chain-reader";
import type { Checkpoint } from "@/lib/audit/checkpoint";
import type { Part, Range } from "@/lib/audit/walk-part";
import { startThread } from "@/lib/thread";

/** Which moment of which database a thread reads, and what was signed about it. */
export type WalkAsked = ChainPlace & { checkpoints: Checkpoint[] };

/** Parts of the chain in their order, walked by several threads at once, each with a connection of its own to one moment. */
export async function* partsInThreads(
  chain: ChainReader,
  ranges: Range[],
  checkpoints: Checkpoint[],
  count: number,
): AsyncGenerator<Part> {
  const found = ranges.map(() => Promise.withResolvers<Part>());
  // Whoever waits for one hears of a failure; until then it is nobody's.
  for (const { promise } of found) promise.catch(() => {});
  const asked: WalkAsked = { ...chain.place, checkpoints };
  const threads = Array.from({ length: count }, () => startThread("lib/audit/verify-thread.ts", asked));
  let next = 0;
  const work = async (thread: Worker) => {
    while (next < ranges.length) {
      const mine = next;
      next += 1;
      found[mine]!.resolve(await walkedBy(thread, ranges[mine]!));
    }
  };
  const fail = (error: unknown) => {
    next = ranges.length;
    for (const { reject } of found) reject(error);
  };
  for (const thread of threads) work(thread).catch(fail);
  try {
    for (const { promise } of found) yield await promise;
  } finally {
    next = ranges.length;
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function walkedBy(thread: Worker, range: Range): Promise<Part> {
  return new Promise((done, fail) => {
    thread.removeAllListeners().once("message", done).once("error", fail);
    thread.once("exit", () => fail(new Error("the log was not read to its end")));
    thread.postMessage(range);
  });
}
