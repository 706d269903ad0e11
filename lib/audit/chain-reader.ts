import { Client } from "pg";
import type { Link } from "@/lib/audit/chain";
import { EntryRows, entryColumns, stubColumns } from "@/lib/audit/entry-rows";
import type { Tombstone } from "@/lib/audit/rules";
import { copyOut } from "@/lib/copy-out";

/** What is left of a deleted entry: its place, its hash, and by which deletion it went. */
export type Stub = { seq: string; hash: string; deletionId: string };

/** One moment of one database, for others to look at the same; as long as whoever named it keeps it open. */
export type ChainPlace = { url: string; snapshot: string; schema: string };

/** The chain as one moment sees it. */
export type ChainReader = {
  place: ChainPlace;
  last: number;
  tombstones: Map<string, Tombstone>;
  /** Entries and stubs from one place to another, in order, many at a time: in words, */
  read: (from: number, to: number) => AsyncGenerator<(Link | Stub)[]>;
  /** or as they lie there, for whoever asks of each of them only whether it follows. */
  walk: (from: number, to: number) => AsyncGenerator<EntryRows>;
  end: () => Promise<void>;
};

/** A connection of its own: one snapshot for however long the walk takes, past the limits of the pages. */
export async function chainAt({
  url,
  snapshot,
  schema = "public",
}: Partial<ChainPlace> & { url: string }): Promise<ChainReader> {
  const client = new Client({ connectionString: url, application_name: "xinka log" });
  // Whoever asks hears of a connection that broke; said to everybody, it would end the process.
  client.on("error", () => {});
  await client.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  if (snapshot) await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(snapshot)}`);
  await client.query(`SET LOCAL search_path TO ${client.escapeIdentifier(schema)}`);
  // Both tables are read in the order of their keys; sorting wide rows anew would cost more than all the hashing.
  await client.query(
    "SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0",
  );
  const { rows } = await client.query<{ last: string | null; snapshot: string }>(
    'SELECT pg_export_snapshot() AS snapshot, greatest((SELECT max(seq) FROM "OperationLogEntry"), (SELECT max(seq) FROM "OperationLogStub")) AS last',
  );
  return {
    place: { url, snapshot: snapshot ?? rows[0]!.snapshot, schema },
    last: Number(rows[0]!.last ?? 0),
    tombstones: await tombstonesOf(client),
    read: (from, to) => links(client, from, to),
    walk: (from, to) => walk(client, from, to),
    end: () => client.end(),
  };
}

/** As the chain itself tells of them; the rows of "LogDeletion" are only their index. */
async function tombstonesOf(client: Client) {
  const { rows } = await client.query<{ id: string; detail: Omit<Tombstone, "seq">; seq: string }>(
    `SELECT "objectId" AS id, detail, seq FROM "OperationLogEntry" WHERE action = 'log.deleted' ORDER BY at, seq`,
  );
  return new Map(rows.map(({ id, detail, seq }) => [id, { ...detail, seq: Number(seq) }]));
}

async function* links(client: Client, from: number, to: number) {
  for await (const rows of walk(client, from, to)) yield Array.from(rows, wordsOf);
}

async function* walk(client: Client, from: number, to: number) {
  const whole = (place: number) => Math.trunc(Math.min(Math.max(place, 0), Number.MAX_SAFE_INTEGER));
  // Asked in this way, both are walked along their keys at once; with the range inside of either they would be sorted anew.
  const words = `COPY (SELECT * FROM (SELECT ${entryColumns} FROM "OperationLogEntry" UNION ALL SELECT ${stubColumns} FROM "OperationLogStub") AS chain
    WHERE seq BETWEEN ${whole(from)} AND ${whole(to)} ORDER BY seq) TO STDOUT (FORMAT binary)`;
  const rows = new EntryRows();
  let first = true;
  for await (const { bytes } of copyOut(client, words)) {
    yield rows.over(bytes, first);
    first = false;
  }
}

const wordsOf = (row: EntryRows): Link | Stub =>
  row.deletionId === null ? row.link() : { seq: String(row.seq), hash: row.hash, deletionId: row.deletionId };
