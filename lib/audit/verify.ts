import "server-only";
import { createHash, type Hash } from "node:crypto";
import { beginning, detailHash, entryHash, type Link } from "@/lib/audit/chain";
import { type Checkpoint, contradiction, type Unbelieved } from "@/lib/audit/checkpoint";
import type { ChainReader, Stub } from "@/lib/audit/read-chain";
import type { Fault, FaultKind, Tombstone, Verdict } from "@/lib/audit/rules";

type Witness = { checkpoints: Checkpoint[]; unbelieved: Unbelieved[] };
type Progress = (done: number, all: number) => unknown;

const step = 50_000;

/** Walks the whole chain, link by link, beside what was signed about it, and stops at the first fault. */
export async function verifyChain(chain: ChainReader, witness: Witness | null, progress: Progress = () => {}) {
  const walk = newWalk(chain.tombstones, witness?.checkpoints ?? []);
  let fault: Fault | null = null;
  for (let from = 1; from <= chain.last && !fault; from += step) {
    for await (const links of chain.read(from, from + step - 1)) fault ??= walk.take(links);
    await progress(Math.min(from + step - 1, chain.last), chain.last);
  }
  fault ??= walk.end() ?? faultOf(witness);
  const verdict: Verdict = { ...walk.counts(), checkpoints: witness?.checkpoints.length ?? null, fault };
  return verdict;
}

/** What is wrong with the notes themselves, where the log agrees with all that can be believed. */
function faultOf(witness: Witness | null): Fault | null {
  if (witness?.unbelieved[0]) return { kind: "unsigned", seq: witness.unbelieved[0].line };
  return null;
}

type Gone = { count: number; digest: Hash; from: number };

/** Reads links in order, from any place on; says what is wrong with the first that is. */
export function newWalk(
  tombstones: Map<string, Tombstone>,
  checkpoints: Checkpoint[],
  start = { seq: 0, hash: beginning },
) {
  const signed = new Map(checkpoints.map(({ size, hash }) => [size, hash]));
  const twice = contradiction(checkpoints);
  const gone = new Map<string, Gone>();
  let { seq: last, hash: previous } = start;
  let entries = 0;

  const fault = (kind: FaultKind, seq: number): Fault => ({ kind, seq });
  const take = (link: Link | Stub): Fault | null => {
    const seq = Number(link.seq);
    if (seq !== last + 1) return seq > last ? fault("missing", last + 1) : fault("doubled", seq);
    const wrong = "deletionId" in link ? lawless(link, seq) : broken(link, previous);
    if (wrong) return fault(wrong, seq);
    last = seq;
    previous = link.hash;
    const word = signed.get(seq);
    if (word === undefined) return null;
    if (twice?.size === seq) return fault("contradiction", seq);
    return word === link.hash ? null : fault("rewritten", seq);
  };
  const lawless = ({ hash, deletionId }: Stub, seq: number): FaultKind | null => {
    const tombstone = tombstones.get(deletionId);
    if (!tombstone || seq < tombstone.from || seq > tombstone.to) return "deleted";
    const known = gone.get(deletionId) ?? { count: 0, digest: createHash("sha256"), from: seq };
    known.digest.update(`${known.count > 0 ? "\n" : ""}${seq}:${hash}`);
    known.count += 1;
    gone.set(deletionId, known);
    return null;
  };
  const unlike = () => {
    for (const [id, { count, digest, from }] of gone) {
      const tombstone = tombstones.get(id)!;
      if (count !== tombstone.entries || digest.digest("hex") !== tombstone.digest) return fault("deleted", from);
    }
    return null;
  };
  const cut = () => {
    const farthest = checkpoints.reduce((most, { size }) => Math.max(most, size), 0);
    return farthest > last ? fault("cut", last + 1) : null;
  };
  return {
    take: (links: (Link | Stub)[]): Fault | null => {
      for (const link of links) {
        const found = take(link);
        if (found) return found;
        if (!("deletionId" in link)) entries += 1;
      }
      return null;
    },
    end: () => cut() ?? unlike(),
    counts: () => ({ entries, deleted: [...gone.values()].reduce((sum, { count }) => sum + count, 0), last }),
    /** Where the walk stands: another may go on from here. */
    place: () => ({ seq: last, hash: previous }),
  };
}

function broken(link: Link, previous: string): FaultKind | null {
  if (entryHash(link, previous) !== link.hash) return "altered";
  return detailHash(link) === link.detailHash ? null : "detail";
}
