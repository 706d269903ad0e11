import { createHash } from "node:crypto";
import type { Account } from "@/lib/backups/account";
import { type Header, type Opener, openContainer } from "@/lib/backups/container";
import { BackupFault } from "@/lib/backups/fault";
import { decodeFrames, type Frame } from "@/lib/backups/frames";
import { linesIn } from "@/lib/backups/read-database";
import { checkSignature, signatureReader } from "@/lib/backups/signature";
import { expanded } from "@/lib/backups/through";

/** Opens the file anew for each reading. */
export type Source = () => AsyncIterable<Buffer>;

export type Checked = { header: Header; account: Account; sha256: string; bytes: number };

/** What the reader of a backup does with its frames once each has been proved to belong. */
export type Taker = {
  table?: (facts: { name: string; columns: string[] }) => Promise<void>;
  rows?: (bytes: Buffer) => Promise<void>;
  tableEnd?: (facts: { name: string }) => Promise<void>;
  document?: (key: string, bytes: Buffer) => Promise<void>;
};

/**
 * Level 1 and 2: the signature over the whole file first, then every chunk and the end, then the rows and the hash of
 * each table and document against what is stated beside them and in the account. Throws a BackupFault at the first fault.
 */
export async function checkBackup(
  source: Source,
  trusted: string[],
  opener: Opener,
  taker: Taker = {},
): Promise<Checked> {
  const signed = await checkSignature(source(), trusted);
  return { ...(await checkContent(source(), opener, taker)), ...signed };
}

/** The same of a file that this process has just written, and for that alone in one reading: the signature comes last. */
export async function checkWhileRead(file: AsyncIterable<Buffer>, trusted: string[], opener: Opener): Promise<Checked> {
  const signature = signatureReader(trusted);
  const heard = async function* () {
    for await (const part of file) {
      signature.hear(part);
      yield part;
    }
  };
  const content = await checkContent(heard(), opener, {});
  return { ...content, ...signature.judge() };
}

/** The content alone, of a file whose signature was checked before or is checked meanwhile. */
export async function checkContent(file: AsyncIterable<Buffer>, opener: Opener, taker: Taker) {
  const { header, content } = await openContainer(file, opener);
  const account = await readFrames(decodeFrames(expanded(content)), taker);
  if (account.id !== header.id) throw new BackupFault("contentWrong");
  return { header, account };
}

async function readFrames(frames: AsyncGenerator<Frame>, taker: Taker): Promise<Account> {
  const found = { tables: [] as Account["tables"], documents: 0, bytes: 0 };
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    const frame = next.value;
    if (frame.kind === "table") found.tables.push(await readTable(frames, frame.facts, taker));
    else if (frame.kind === "document") {
      found.bytes += await readDocument(frames, frame.facts.key, taker);
      found.documents += 1;
    } else if (frame.kind === "account") {
      if (!(await frames.next()).done) throw new BackupFault("contentWrong");
      return agreed(frame.facts as Account, found);
    } else throw new BackupFault("contentWrong");
  }
  throw new BackupFault("cutOff");
}

async function readTable(frames: AsyncGenerator<Frame>, facts: { name: string; columns: string[] }, taker: Taker) {
  const hash = createHash("sha256");
  let rows = 0;
  await taker.table?.(facts);
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    const frame = next.value;
    if (frame.kind === "tableEnd") {
      const count = { name: facts.name, rows, sha256: hash.digest("hex") };
      if (frame.facts.rows !== count.rows || frame.facts.sha256 !== count.sha256)
        throw new BackupFault("tableWrong", { table: facts.name });
      await taker.tableEnd?.(facts);
      return count;
    }
    if (frame.kind !== "rows") break;
    hash.update(frame.bytes);
    rows += linesIn(frame.bytes);
    await taker.rows?.(frame.bytes);
  }
  throw new BackupFault("tableWrong", { table: facts.name });
}

async function readDocument(frames: AsyncGenerator<Frame>, key: string, taker: Taker): Promise<number> {
  const bytes = await frames.next();
  const end = await frames.next();
  if (bytes.value?.kind !== "bytes" || end.value?.kind !== "documentEnd")
    throw new BackupFault("documentWrong", { key });
  const body: Buffer = bytes.value.bytes;
  if (end.value.facts.sha256 !== createHash("sha256").update(body).digest("hex"))
    throw new BackupFault("documentWrong", { key });
  await taker.document?.(key, body);
  return body.length;
}

function agreed(account: Account, found: { tables: Account["tables"]; documents: number; bytes: number }): Account {
  const odd = account.tables.find((stated, index) => JSON.stringify(stated) !== JSON.stringify(found.tables[index]));
  if (odd || account.tables.length !== found.tables.length)
    throw new BackupFault("tableWrong", { table: odd?.name ?? found.tables.at(-1)?.name ?? "" });
  if (account.documents.count !== found.documents || account.documents.bytes !== found.bytes)
    throw new BackupFault("documentWrong", { key: "" });
  return account;
}
