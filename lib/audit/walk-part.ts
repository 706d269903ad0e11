import type { ChainReader } from "@/lib/audit/chain-reader";
import type { Checkpoint } from "@/lib/audit/checkpoint";
import { type Gone, newWalk, type Walk } from "@/lib/audit/follow";
import type { Fault } from "@/lib/audit/rules";

export type Range = { from: number; to: number };

/** What was found in a part of the chain: up to its end, or to the first fault. */
export type Part = { entries: number; last: number; gone: Gone[]; fault: Fault | null };

/**
 * Walks through one part of the chain. It begins at the hash that stands in the place before; whether that one is right
 * is found by whoever walks the part before. So parts may be walked at the same time.
 */
export async function walkPart(chain: ChainReader, { from, to }: Range, checkpoints: Checkpoint[]): Promise<Part> {
  const here = checkpoints.filter(({ size }) => size >= from && size <= to);
  const gone: Gone[] = [];
  const begin = (start?: { seq: number; hash: string }) =>
    newWalk(chain.tombstones, here, start, (one) => gone.push(one));
  let walk: Walk | null = from === 1 ? begin() : null;
  let fault: Fault | null = null;
  for await (const rows of chain.walk(Math.max(1, from - 1), to)) {
    const steps = rows[Symbol.iterator]();
    if (!walk) {
      const before = steps.next().value;
      if (!before) continue;
      if (before.seq !== from - 1) fault = { kind: "missing", seq: from - 1 };
      walk = begin({ seq: before.seq, hash: before.hash });
    }
    fault ??= walk.take(steps);
  }
  const { entries, last } = walk?.counts() ?? { entries: 0, last: from - 2 };
  if (last < to) fault ??= { kind: "missing", seq: last + 1 };
  return { entries, last, gone, fault };
}
