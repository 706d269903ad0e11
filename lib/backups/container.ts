import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { BackupFault } from "@/lib/backups/fault";
import { FileReader } from "@/lib/backups/file-reader";
import { unwrapFileKey, wrapFileKey } from "@/lib/backups/recipients";
import { type Signer, signHash } from "@/lib/backups/signature";

// A backup file: magic, length and text of the header, key commitment, chunks, signature.
// Each chunk is 64 KiB of the content under AES-256-GCM (the last one shorter, marked as the last by its nonce), so
// that a chunk left out, repeated, moved, or an end cut off does not open. The file key is wrapped by age for each
// recipient; whoever has only the recipients' public halves can write a backup and not read it. The header is bound
// in by the key: keys are derived from the file key and the header's hash.

export const magic = Buffer.from("XINKA BACKUP 1\n");
const chunkLength = 65_536;
const tagLength = 16;
const commitmentLength = 32;
const longestHeader = 65_536;

export type Header = {
  id: string;
  createdAt: string;
  /** The file key, wrapped for every recipient: an age file in base64. */
  fileKey: string;
  recipients: string[];
};

type Keys = { chunk: Buffer; commitment: Buffer };

function deriveKeys(fileKey: Uint8Array, header: Buffer): Keys {
  const salt = createHash("sha256").update(magic).update(header).digest();
  const bytes = Buffer.from(hkdfSync("sha512", fileKey, salt, "xinka backup content", 64));
  return { chunk: bytes.subarray(0, 32), commitment: bytes.subarray(32) };
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

type Sealing = { id: string; createdAt: Date; recipients: string[]; signer: Signer };

/** The bytes of a backup file around `content`. `fileKey` stays with the caller, who may read the file back at once. */
export async function* sealContent(
  content: AsyncIterable<Buffer>,
  { id, createdAt, recipients, signer }: Sealing,
  fileKey: Buffer = randomBytes(32),
): AsyncGenerator<Buffer> {
  const facts: Header = {
    id,
    createdAt: createdAt.toISOString(),
    recipients,
    fileKey: await wrapFileKey(fileKey, recipients),
  };
  const header = Buffer.from(JSON.stringify(facts));
  const keys = deriveKeys(fileKey, header);
  const hash = createHash("sha512");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  for await (const part of begun(Buffer.concat([magic, length, header, keys.commitment]), content, keys)) {
    hash.update(part);
    yield part;
  }
  yield signHash(signer, hash.digest());
}

async function* begun(head: Buffer, content: AsyncIterable<Buffer>, keys: Keys) {
  yield head;
  let index = 0;
  for await (const { chunk, last } of inChunks(content)) {
    const cipher = createCipheriv("aes-256-gcm", keys.chunk, nonceOf(index, last), { authTagLength: tagLength });
    yield cipher.update(chunk);
    cipher.final();
    yield cipher.getAuthTag();
    index += 1;
  }
}

/** Pieces of one length, the last one marked; there is always a last one, if only an empty one. */
async function* inChunks(content: AsyncIterable<Buffer>, length = chunkLength) {
  let held: Buffer[] = [];
  let size = 0;
  for await (const part of content) {
    held.push(part);
    size += part.length;
    if (size <= length) continue;
    let rest = Buffer.concat(held);
    while (rest.length > length) {
      yield { chunk: rest.subarray(0, length), last: false };
      rest = rest.subarray(length);
    }
    held = [Buffer.from(rest)];
    size = rest.length;
  }
  yield { chunk: Buffer.concat(held), last: true };
}

export type Opener = { fileKey: Buffer } | { identity: string };

/** The header and the content of a backup file without its signature (lib/backups/signature checks that first). */
export async function openContainer(file: AsyncIterable<Buffer>, opener: Opener) {
  const reader = new FileReader(file);
  const { text, header } = await readHeader(reader);
  const fileKey = "fileKey" in opener ? opener.fileKey : await unwrapFileKey(header.fileKey, opener.identity);
  const keys = deriveKeys(fileKey, text);
  const commitment = await reader.take(commitmentLength);
  if (commitment.length < commitmentLength) throw new BackupFault("cutOff");
  if (!timingSafeEqual(commitment, keys.commitment)) throw new BackupFault("keyWrong");
  return { header, content: openChunks(reader, keys) };
}

/** Reads as far as the header, which is in clear: when the file was made, and for whom. */
export async function headerOf(file: AsyncIterable<Buffer>): Promise<Header> {
  const reader = new FileReader(file);
  const { header } = await readHeader(reader);
  await reader.close();
  return header;
}

async function readHeader(reader: FileReader) {
  if (!(await reader.take(magic.length)).equals(magic)) throw new BackupFault("notABackup");
  const stated = await reader.take(4);
  if (stated.length < 4) throw new BackupFault("cutOff");
  const length = stated.readUInt32BE();
  if (length > longestHeader) throw new BackupFault("notABackup");
  const text = await reader.take(length);
  if (text.length < length) throw new BackupFault("cutOff");
  return { text, header: parseHeader(text) };
}

function parseHeader(text: Buffer): Header {
  try {
    const { id, createdAt, fileKey, recipients } = JSON.parse(text.toString("utf8"));
    return {
      id: String(id),
      createdAt: String(createdAt),
      fileKey: String(fileKey),
      recipients: [...recipients].map(String),
    };
  } catch {
    throw new BackupFault("notABackup");
  }
}

/** A chunk's text is handed on only after its tag has been checked. */
async function* openChunks(reader: FileReader, keys: Keys): AsyncGenerator<Buffer> {
  const full = chunkLength + tagLength;
  for (let index = 0; ; index += 1) {
    const sealed = await reader.take(full);
    if (sealed.length < tagLength) throw new BackupFault("cutOff");
    const last = sealed.length < full || (await reader.atEnd());
    yield openChunk(keys, index, last, sealed);
    if (last) return;
  }
}

function openChunk(keys: Keys, index: number, last: boolean, sealed: Buffer): Buffer {
  try {
    const opened = createDecipheriv("aes-256-gcm", keys.chunk, nonceOf(index, last), { authTagLength: tagLength });
    opened.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const chunk = opened.update(sealed.subarray(0, sealed.length - tagLength));
    opened.final();
    return chunk;
  } catch {
    throw new BackupFault("chunkWrong", { chunk: index + 1 });
  }
}
