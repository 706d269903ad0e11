import "server-only";
import { createHash, type Hash } from "node:crypto";
import { beginning, detailHash, entryHash, type Link } from "@/lib/audit/chain";
import { type Checkpoint, contradiction, type Unbelieved } from "@/lib/audit/checkpoint";
import type { ChainReader, Stub } from "@/lib/audit/read-chain";
import type { Fault, FaultKind, Tombstone, Verdict } from "@/lib/audit/rules";

type Witness = { checkpoints: Checkpoint[]; unbelieved: Unbelieved[] };
type Progress = (done: number, all: number) => unknown;

/** One place of the chain, in whatever form it is at hand. */
export type Step = {
  seq: number;
  hash: string;
  /** The same in bytes, as many as there is room for. */
  putHash: (into: Uint8Array) => void;
  /** Of a stub: by which deletion the entry went. */
  deletionId: string | null;
  /** Of an entry: what is wrong with it behind that hash. */
  fault: (previous: Uint8Array) => FaultKind | null;
};

/** An entry or a stub in words. */
export const stepOf = (link: Link | Stub): Step => ({
  seq: Number(link.seq),
  hash: link.hash,
  putHash: (into) => into.fill(0).set(Buffer.from(link.hash, "hex").subarray(0, into.length)),
  deletionId: "deletionId" in link ? link.deletionId : null,
  fault: (previous) => ("deletionId" in link ? null : broken(link, hexOf(previous))),
});

const step = 50_000;

/** Walks the whole chain, link by link, beside what was signed about it, and stops at the first fault. */
export async function verifyChain(chain: ChainReader, witness: Witness | null, progress: Progress = () => {}) {
  const walk = newWalk(chain.tombstones, witness?.checkpoints ?? []);
  let fault: Fault | null = null;
  for (let from = 1; from <= chain.last && !fault; from += step) {
    for await (const rows of chain.walk(from, from + step - 1)) fault ??= walk.take(rows);
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
  const previous = Buffer.from(start.hash, "hex");
  let last = start.seq;
  let entries = 0;

  const fault = (kind: FaultKind, seq: number): Fault => ({ kind, seq });
  const take = (step: Step): Fault | null => {
    const { seq, deletionId } = step;
    if (seq !== last + 1) return seq > last ? fault("missing", last + 1) : fault("doubled", seq);
    const wrong = deletionId === null ? step.fault(previous) : lawless(step.hash, deletionId, seq);
    if (wrong) return fault(wrong, seq);
    last = seq;
    step.putHash(previous);
    const word = signed.get(seq);
    if (word === undefined) return null;
    if (twice?.size === seq) return fault("contradiction", seq);
    return word === step.hash ? null : fault("rewritten", seq);
  };
  const lawless = (hash: string, deletionId: string, seq: number): FaultKind | null => {
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
    take: (steps: Iterable<Step>): Fault | null => {
      for (const step of steps) {
        const found = take(step);
        if (found) return found;
        if (step.deletionId === null) entries += 1;
      }
      return null;
    },
    end: () => cut() ?? unlike(),
    counts: () => ({ entries, deleted: [...gone.values()].reduce((sum, { count }) => sum + count, 0), last }),
    /** Where the walk stands: another may go on from here. */
    place: () => ({ seq: last, hash: hexOf(previous) }),
  };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function broken(link: Link, previous: string): FaultKind | null {
  if (entryHash(link, previous) !== link.hash) return "altered";
  return detailHash(link) === link.detailHash ? null : "detail";
}
