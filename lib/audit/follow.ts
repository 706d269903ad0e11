import { beginning, detailHash, entryHash, type Link } from "@/lib/audit/chain";
import type { Stub } from "@/lib/audit/chain-reader";
import { type Checkpoint, contradiction } from "@/lib/audit/checkpoint";
import type { Fault, FaultKind, Tombstone } from "@/lib/audit/rules";

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

/** An entry that was lawfully deleted, by its place. */
export type Gone = { seq: number; hash: string; deletionId: string };

export type Walk = ReturnType<typeof newWalk>;

/** Reads links in order, from any place on; says what is wrong with the first that is. */
export function newWalk(
  tombstones: Map<string, Tombstone>,
  checkpoints: Checkpoint[],
  start = { seq: 0, hash: beginning },
  bury: (gone: Gone) => void = () => {},
) {
  const signed = new Map(checkpoints.map(({ size, hash }) => [size, hash]));
  const twice = contradiction(checkpoints);
  const previous = Buffer.from(start.hash, "hex");
  let last = start.seq;
  let [entries, deleted] = [0, 0];

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
    deleted += 1;
    bury({ seq, hash, deletionId });
    return null;
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
    counts: () => ({ entries, deleted, last }),
    /** Where the walk stands: another may go on from here. */
    place: () => ({ seq: last, hash: hexOf(previous) }),
  };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function broken(link: Link, previous: string): FaultKind | null {
  if (entryHash(link, previous) !== link.hash) return "altered";
  return detailHash(link) === link.detailHash ? null : "detail";
}
