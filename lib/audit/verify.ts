import "server-only";
import { createHash, type Hash } from "node:crypto";
import { availableParallelism } from "node:os";
import type { ChainReader } from "@/lib/audit/chain-reader";
import type { Checkpoint, Unbelieved } from "@/lib/audit/checkpoint";
import type { Gone } from "@/lib/audit/follow";
import type { Fault, Tombstone, Verdict } from "@/lib/audit/rules";
import { partsInThreads } from "@/lib/audit/verify-along";
import { type Part, type Range, walkPart } from "@/lib/audit/walk-part";

type Witness = { checkpoints: Checkpoint[]; unbelieved: Unbelieved[] };
type Progress = (done: number, all: number) => unknown;

const partLength = 50_000;
const long = 200_000;
const mostThreads = 4;

/** Walks the whole chain, link by link, beside what was signed about it, and stops at the first fault. */
export function verifyChain(chain: ChainReader, witness: Witness | null, progress?: Progress): Promise<Verdict> {
  const ranges = rangesOf(chain, partLength);
  const checkpoints = witness?.checkpoints ?? [];
  const threads = threadsFor(chain);
  const parts =
    threads > 1 ? partsInThreads(chain, ranges, checkpoints, threads) : partsInTurn(chain, ranges, checkpoints);
  return judgeParts(chain, witness, parts, progress);
}

/** A short log is walked here: a thread would take longer to begin. */
export const threadsFor = ({ last }: ChainReader) => (last < long ? 1 : Math.min(mostThreads, availableParallelism()));

/** What the parts of a chain, in their order, come to. */
export async function judgeParts(
  chain: ChainReader,
  witness: Witness | null,
  parts: AsyncIterable<Part>,
  progress: Progress = () => {},
): Promise<Verdict> {
  const checkpoints = witness?.checkpoints ?? [];
  const graves = newGraves(chain.tombstones);
  const sum = { entries: 0, deleted: 0, last: 0 };
  let fault: Fault | null = null;
  for await (const part of parts) {
    for (const gone of part.gone) graves.bury(gone);
    sum.entries += part.entries;
    sum.deleted += part.gone.length;
    sum.last = Math.max(sum.last, part.last);
    await progress(sum.last, chain.last);
    fault = part.fault;
    if (fault) break;
  }
  fault ??= cutOff(checkpoints, sum.last) ?? graves.unlike() ?? faultOf(witness);
  return { ...sum, checkpoints: witness?.checkpoints.length ?? null, fault };
}

/** The whole chain in pieces of that length. */
export function rangesOf({ last }: ChainReader, length: number): Range[] {
  const ranges: Range[] = [];
  for (let from = 1; from <= last; from += length) ranges.push({ from, to: Math.min(from + length - 1, last) });
  return ranges;
}

/** One part after the other, walked here. */
export async function* partsInTurn(
  chain: ChainReader,
  ranges: Range[],
  checkpoints: Checkpoint[],
): AsyncGenerator<Part> {
  for (const range of ranges) yield await walkPart(chain, range, checkpoints);
}

function cutOff(checkpoints: Checkpoint[], last: number): Fault | null {
  const farthest = checkpoints.reduce((most, { size }) => Math.max(most, size), 0);
  return farthest > last ? { kind: "cut", seq: last + 1 } : null;
}

/** What is wrong with the notes themselves, where the log agrees with all that can be believed. */
function faultOf(witness: Witness | null): Fault | null {
  if (witness?.unbelieved[0]) return { kind: "unsigned", seq: witness.unbelieved[0].line };
  return null;
}

/** Whether exactly those entries are gone of which each deletion told. */
function newGraves(tombstones: Map<string, Tombstone>) {
  const graves = new Map<string, { count: number; digest: Hash; from: number }>();
  return {
    bury: ({ seq, hash, deletionId }: Gone) => {
      const known = graves.get(deletionId) ?? { count: 0, digest: createHash("sha256"), from: seq };
      known.digest.update(`${known.count > 0 ? "\n" : ""}${seq}:${hash}`);
      known.count += 1;
      graves.set(deletionId, known);
    },
    unlike: (): Fault | null => {
      for (const [id, { count, digest, from }] of graves) {
        const tombstone = tombstones.get(id)!;
        if (count !== tombstone.entries || digest.digest("hex") !== tombstone.digest)
          return { kind: "deleted", seq: from };
      }
      return null;
    },
  };
}
