import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file to be packed: its name, and its text in pieces of any size. */
export type Entry = { name: string; text: AsyncIterable<string> | Iterable<string> };

type Packed = { name: Buffer; crc: number; packed: number; size: number; at: number };

/**
 * A ZIP file as it comes into being: no entry is held as a whole, and zlib packs beside the server's own thread. Sizes
 * follow their entry, as the format allows where they are not known before. Entries above 4 GiB are not for this.
 */
export async function* zip(entries: AsyncIterable<Entry> | Iterable<Entry>): AsyncGenerator<Buffer> {
  const done: Packed[] = [];
  let at = 0;
  for await (const { name, text } of entries) {
    const entry: Packed = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    for await (const piece of written(entry, text)) {
      at += piece.length;
      yield piece;
    }
    done.push(entry);
  }
  const directory = Buffer.concat(done.map(listed));
  yield directory;
  yield end(done.length, directory.length, at);
}

async function* written(entry: Packed, text: Entry["text"]): AsyncGenerator<Buffer> {
  yield Buffer.concat([words(0x04034b50), ...shared(entry, 0), entry.name]);
  const deflate = createDeflateRaw();
  pipeline(Readable.from(counted(entry, text), { objectMode: false }), deflate, () => {});
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
  yield words(0x08074b50, entry.crc, entry.packed, entry.size);
}

/** Enough at once to be worth handing over. */
const pieceLength = 65_536;

async function* counted(entry: Packed, text: Entry["text"]): AsyncGenerator<Buffer> {
  let waiting = "";
  const taken = () => {
    const bytes = Buffer.from(waiting);
    waiting = "";
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    return bytes;
  };
  for await (const piece of text) {
    waiting += piece;
    if (waiting.length >= pieceLength) yield taken();
  }
  if (waiting) yield taken();
}

const listed = (entry: Packed) =>
  Buffer.concat([
    words(0x02014b50),
    halves(20),
    ...shared(entry, entry.crc, entry.packed, entry.size),
    halves(0, 0, 0, 0, 0),
    words(entry.at),
    entry.name,
  ]);

/** What an entry's head and its line in the directory say alike: packed, in UTF-8, sizes behind it, of no particular day. */
const shared = ({ name }: Packed, crc: number, packed = 0, size = 0) => [
  halves(20, 0x0808, 8, 0, 0x0021),
  words(crc, packed, size),
  halves(name.length, 0),
];

const end = (count: number, length: number, at: number) =>
  Buffer.concat([words(0x06054b50), halves(0, 0, count, count), words(length, at), halves(0)]);

function halves(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function words(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}
