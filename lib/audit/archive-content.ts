import { beginning, type Link } from "@/lib/audit/chain";
import type { ChainReader, Stub } from "@/lib/audit/chain-reader";
import { newWalk, stepOf } from "@/lib/audit/follow";
import type { Fault, Tombstone } from "@/lib/audit/rules";
import { type Opener, openContainer } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { checkSignature } from "@/lib/backups/signature";
import { expanded } from "@/lib/backups/through";

/** The first line of an archive; then a line for each link, and a last one that says how many there were. */
export type ArchiveHead = {
  format: "xinka log archive 1";
  id: string;
  from: number;
  to: number;
  /** The hash before the first link. */
  previous: string;
  /** Deletions that took entries out of this range before. */
  tombstones: [string, Tombstone][];
};

export type ArchiveVerdict = { head: ArchiveHead; entries: number; deleted: number; hash: string; fault: Fault | null };

/** The lines of an archive, as bytes. `told` hears how far it has come. */
export async function* writeArchive(
  chain: ChainReader,
  { id, from, to }: { id: string; from: number; to: number },
  told: (done: number) => unknown = () => {},
): AsyncGenerator<Buffer> {
  const previous = await hashAt(chain, from - 1);
  const tombstones = [...chain.tombstones].filter(([, stone]) => stone.from <= to && stone.to >= from);
  yield lineOf({ format: "xinka log archive 1", id, from, to, previous, tombstones } satisfies ArchiveHead);
  let count = 0;
  for await (const links of chain.read(from, to)) {
    yield Buffer.concat(links.map(lineOf));
    count += links.length;
    await told(count);
  }
  yield lineOf({ end: count });
}

async function hashAt(chain: ChainReader, seq: number): Promise<string> {
  for await (const [link] of chain.read(seq, seq)) if (link) return link.hash;
  return beginning;
}

const lineOf = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);

type Source = () => AsyncIterable<Buffer>;

/** Opens an archive after its signature has been checked. Throws BackupFault for a file that is not whole or not ours. */
export async function* readArchive(
  source: Source,
  trusted: string[],
  opener: Opener,
): AsyncGenerator<ArchiveHead | (Link | Stub)[]> {
  await checkSignature(source(), trusted);
  const { content } = await openContainer(source(), opener);
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  let count = 0;
  let stated = -1;
  for await (const chunk of expanded(content)) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(10);
    rest = Buffer.from(bytes.subarray(end + 1));
    const lines = end < 0 ? [] : parsed(bytes.subarray(0, end));
    if (!begun && lines.length > 0) yield headOf(lines.shift());
    begun ||= end >= 0;
    const last = lines.at(-1) as { end?: number } | undefined;
    if (last?.end !== undefined) stated = (lines.pop() as { end: number }).end;
    count += lines.length;
    yield lines as (Link | Stub)[];
  }
  if (stated !== count || rest.length > 0) throw new BackupFault("contentWrong");
}

function parsed(bytes: Buffer): unknown[] {
  try {
    return bytes
      .toString("utf8")
      .split("\n")
      .map((line) => JSON.parse(line));
  } catch {
    throw new BackupFault("contentWrong");
  }
}

function headOf(line: unknown): ArchiveHead {
  const head = line as ArchiveHead;
  if (head?.format !== "xinka log archive 1") throw new BackupFault("contentWrong");
  return head;
}

/** Whether every link of an archive follows from the one before, from its first place to its last. Needs no database. */
export async function verifyArchive(source: Source, trusted: string[], opener: Opener): Promise<ArchiveVerdict> {
  let head: ArchiveHead | null = null;
  let walk: ReturnType<typeof newWalk> | null = null;
  let fault: Fault | null = null;
  for await (const part of readArchive(source, trusted, opener)) {
    if (Array.isArray(part)) fault ??= walk!.take(part.map(stepOf));
    else {
      head = part;
      walk = newWalk(new Map(part.tombstones), [], { seq: part.from - 1, hash: part.previous });
    }
  }
  if (!head || !walk) throw new BackupFault("contentWrong");
  const { entries, deleted, last } = walk.counts();
  if (!fault && last !== head.to) fault = { kind: "cut", seq: last + 1 };
  return { head, entries, deleted, hash: walk.place().hash, fault };
}
