import { BackupFault } from "@/lib/backups/fault";

/** The parts of a backup's content in their order: what follows, rows of tables, bytes of documents, the closing account. */
export type Frame =
  | { kind: "table"; facts: { name: string; columns: string[] } }
  | { kind: "rows"; bytes: Buffer }
  | { kind: "tableEnd"; facts: { rows: number; sha256: string } }
  | { kind: "document"; facts: { key: string } }
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "documentEnd"; facts: { bytes: number; sha256: string } }
  | { kind: "account"; facts: unknown };

const letters = {
  table: "T",
  rows: "R",
  tableEnd: "t",
  document: "D",
  bytes: "B",
  documentEnd: "d",
  account: "Z",
} as const;
const kinds = Object.fromEntries(Object.entries(letters).map(([kind, letter]) => [letter, kind]));
const longest = 16 * 1_048_576;

export function encodeFrame(frame: Frame): Buffer {
  const body = "bytes" in frame ? frame.bytes : Buffer.from(JSON.stringify(frame.facts));
  const head = Buffer.alloc(5);
  head.write(letters[frame.kind], 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** The frames of a content; one that breaks off or that nobody knows is refused. */
export async function* decodeFrames(content: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    held = held.length ? Buffer.concat([held, part]) : part;
    let next = frameIn(held);
    while (next) {
      yield next.frame;
      held = held.subarray(next.length);
      next = frameIn(held);
    }
  }
  if (held.length > 0) throw new BackupFault("contentWrong");
}

function frameIn(held: Buffer): { frame: Frame; length: number } | null {
  if (held.length < 5) return null;
  const kind = kinds[held.toString("latin1", 0, 1)];
  const length = held.readUInt32BE(1);
  if (!kind || length > longest) throw new BackupFault("contentWrong");
  if (held.length < 5 + length) return null;
  const body = held.subarray(5, 5 + length);
  const frame = kind === "rows" || kind === "bytes" ? { kind, bytes: body } : { kind, facts: parsed(body) };
  return { frame: frame as Frame, length: 5 + length };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new BackupFault("contentWrong");
  }
}
