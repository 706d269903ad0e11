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
const headLength = 5;
const small = 4_096;

/** Head and body apart: to put large bodies behind five bytes would copy everything once more. */
export function* encodeFrame(frame: Frame): Generator<Buffer> {
  const body = "bytes" in frame ? frame.bytes : Buffer.from(JSON.stringify(frame.facts));
  const head = Buffer.alloc(headLength);
  head.write(letters[frame.kind], 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  if (body.length > small) yield* [head, body];
  else yield Buffer.concat([head, body]);
}

/** The frames of a content; one that breaks off or that nobody knows is refused. Rows come in pieces of any length. */
export async function* decodeFrames(content: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  /** Bytes of rows that are still to come. */
  let rows = 0;
  for await (const part of content) {
    held = held.length ? Buffer.concat([held, part]) : part;
    while (held.length > 0) {
      if (rows > 0) {
        const bytes = held.subarray(0, rows);
        rows -= bytes.length;
        held = held.subarray(bytes.length);
        yield { kind: "rows", bytes };
        continue;
      }
      const next = frameIn(held);
      if (!next) break;
      held = held.subarray(next.length);
      if ("rows" in next) rows = next.rows;
      else yield next.frame;
    }
  }
  if (held.length > 0 || rows > 0) throw new BackupFault("contentWrong");
}

function frameIn(held: Buffer): { frame: Frame; length: number } | { rows: number; length: number } | null {
  if (held.length < headLength) return null;
  const kind = kinds[held.toString("latin1", 0, 1)];
  const length = held.readUInt32BE(1);
  if (!kind || length > longest) throw new BackupFault("contentWrong");
  if (kind === "rows") return { rows: length, length: headLength };
  if (held.length < headLength + length) return null;
  const body = held.subarray(headLength, headLength + length);
  const frame = kind === "bytes" ? { kind, bytes: body } : { kind, facts: parsed(body) };
  return { frame: frame as Frame, length: headLength + length };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new BackupFault("contentWrong");
  }
}
