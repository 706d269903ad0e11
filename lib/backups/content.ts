import "server-only";
import { createHash } from "node:crypto";
import type { Client } from "pg";
import type { Account } from "@/lib/backups/account";
import { encodeFrame, type Frame } from "@/lib/backups/frames";
import { readMigrations, readSequences, readTables, type TableCount } from "@/lib/backups/read-database";
import { leftOut } from "@/lib/backups/tables";
import { fetchBytes } from "@/lib/documents/store";

type Wanted = { id: string; previous: Account["previous"]; onProgress?: ((done: string) => void) | undefined };

/** Everything the bank owns, as the connection's snapshot sees it: tables, documents, and the account of both. */
export async function* readContent(client: Client, wanted: Wanted, tell: (account: Account) => void) {
  const tables: TableCount[] = [];
  for await (const frame of readTables(client, tables)) {
    if (frame.kind === "tableEnd") wanted.onProgress?.(tables.at(-1)?.name ?? "");
    yield* encodeFrame(frame);
  }
  const documents = { count: 0, bytes: 0, missing: [] as string[] };
  for await (const frame of readDocuments(client, documents)) yield* encodeFrame(frame);
  const account = await closeAccount(client, wanted, tables, documents);
  tell(account);
  yield* encodeFrame({ kind: "account", facts: account });
}

const atATime = 500;

async function* readDocuments(client: Client, sum: Account["documents"]): AsyncGenerator<Frame> {
  for (let after = ""; ; ) {
    const { rows } = await client.query<{ key: string }>(
      `select "storageKey" as key from "Document" where "storageKey" > $1 order by 1 limit ${atATime}`,
      [after],
    );
    for (const { key } of rows) yield* readDocument(key, sum);
    if (rows.length < atATime) return;
    after = rows.at(-1)!.key;
  }
}

/** A file that was thrown away while the backup was made is named as missing. */
async function* readDocument(key: string, sum: Account["documents"]): AsyncGenerator<Frame> {
  const bytes = await fetchBytes(key);
  if (!bytes) {
    sum.missing.push(key);
    return;
  }
  yield { kind: "document", facts: { key } };
  yield { kind: "bytes", bytes };
  yield {
    kind: "documentEnd",
    facts: { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
  };
  sum.count += 1;
  sum.bytes += bytes.length;
}

async function closeAccount(
  client: Client,
  { id, previous }: Wanted,
  tables: TableCount[],
  documents: Account["documents"],
): Promise<Account> {
  const { rows } = await client.query<{ at: string }>("select now()::text as at");
  const { rows: last } = await client.query<{ seq: string; hash: string }>(
    `select e.seq::text, encode(e.hash, 'hex') as hash from "OperationLogEntry" e order by e.seq desc limit 1`,
  );
  return {
    id,
    at: new Date(rows[0]!.at).toISOString(),
    migrations: await readMigrations(client),
    tables,
    sequences: await readSequences(client),
    documents,
    log: { entries: tables.find(({ name }) => name === "OperationLogEntry")?.rows ?? 0, last: last[0] ?? null },
    previous,
    leftOut: Object.keys(leftOut),
  };
}
