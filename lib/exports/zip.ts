import { type PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file to be packed: its name, and its text in pieces of any size. */
export type Entry = { name: string; text: AsyncIterable<string> | Iterable<string> };

/** A ZIP file as it comes into being: no entry is held as a whole. The next entry is asked for when one is written. */
export function zip(entries: AsyncIterable<Entry>): Readable {
  const file = new ZipFile();
  const packed = file.outputStream as PassThrough;
  const fail = (fault: Error) => packed.destroy(fault);
  file.on("error", fail);
  fill(file, packed, entries).catch(fail);
  return packed;
}

/** Files that people compare should not differ by the second in which they were made. */
const noDay = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

async function fill(file: ZipFile, packed: PassThrough, entries: AsyncIterable<Entry>) {
  for await (const { name, text } of entries) {
    const source = Readable.from(joined(text), { objectMode: false });
    const letGo = () => source.destroy();
    packed.once("close", letGo);
    file.addReadStream(source, name, noDay);
    await finished(source);
    packed.off("close", letGo);
  }
  file.end();
}

/** Enough at once to be worth handing over. */
const pieceLength = 65_536;

async function* joined(text: Entry["text"]) {
  let waiting = "";
  for await (const piece of text) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting) yield waiting;
}
