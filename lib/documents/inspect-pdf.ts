import "server-only";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { Refusal } from "@/lib/refusal";

const unpack = promisify(inflate);

/** Largest unpacked structure of one file; a PDF of paper pages has a few hundred kilobytes. */
const mostUnpacked = 16 * 1024 * 1024;
const mostStreams = 5_000;

const active = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z])/;
const encrypted = /\/Encrypt(?![a-z])/;
const page = /\/Type\s*\/Page(?![A-Za-z])/g;

/**
 * Lets a PDF pass that is whole, open and only paper: no password, no script, no attachment, no program to start,
 * and nothing else glued to it. PDFs are kept as they were sent, so whoever opens one must be safe.
 */
export async function inspectPdf(bytes: Buffer): Promise<{ pages: number | null }> {
  const raw = bytes.toString("latin1");
  if (!isWhole(raw)) throw new Refusal("document.broken");

  const plain = plainNames(raw);
  const structure = [plain, ...(await packedStructures(bytes, raw, plain))];
  if (structure.some((text) => encrypted.test(text))) throw new Refusal("document.encrypted");
  if (structure.some((text) => active.test(text))) throw new Refusal("document.active");

  const pages = structure.reduce((sum, text) => sum + (text.match(page)?.length ?? 0), 0);
  return { pages: pages || null };
}

/** Begins and ends as a PDF, and no archive hangs on it. */
function isWhole(raw: string) {
  const archive = raw.lastIndexOf("PK\x05\x06");
  const tail = raw.slice(-1024);
  return (
    /^%PDF-\d\.\d/.test(raw) &&
    /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(tail) &&
    !(archive >= 0 && archive > raw.length - 66_000)
  );
}

/** A name may be spelled with hexadecimal escapes: /#4aavaScript is /JavaScript. */
function plainNames(text: string) {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Objects may lie packed in object streams, where a search of the raw file would not see them. */
async function packedStructures(bytes: Buffer, raw: string, plain: string): Promise<string[]> {
  const found: string[] = [];
  let left = mostUnpacked;
  for (const { dictionary, start } of streamsIn(raw)) {
    if (!objectStream.test(dictionary)) continue;
    const end = raw.indexOf("endstream", start);
    if (end < 0 || left <= 0 || found.length >= mostStreams) throw new Refusal("document.broken");
    const text = await structureOf(bytes.subarray(start, end), dictionary, left);
    left -= text.length;
    found.push(plainNames(text));
  }
  // An object stream that is named and was not met here is hidden by a trick of writing.
  const named = plain.match(new RegExp(objectStream, "g"))?.length ?? 0;
  if (named !== found.length) throw new Refusal("document.active");
  return found;
}

const objectStream = /\/ObjStm(?![A-Za-z])/;

/** Each stream with what is written between it and the object before. Reads the file once, however it is made. */
function* streamsIn(raw: string): Generator<{ dictionary: string; start: number }> {
  let before = 0;
  for (const { index, 0: keyword } of raw.matchAll(/(?<!end)stream\r?\n/g)) {
    const between = raw.slice(before, index);
    before = index + keyword.length;
    yield { dictionary: plainNames(between.slice(Math.max(between.lastIndexOf("endobj"), 0))), start: before };
  }
}

async function structureOf(body: Buffer, dictionary: string, left: number): Promise<string> {
  if (!/\/F(ilter|)(?![A-Za-z])/.test(dictionary)) return body.toString("latin1");
  // Every program that writes PDFs packs structure in this one way; another way is there to hide something.
  if (!/\/Filter\s*(\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary)) throw new Refusal("document.active");
  const unpacked = await unpack(body, { maxOutputLength: left }).catch(() => {
    throw new Refusal("document.broken");
  });
  return unpacked.toString("latin1");
}
