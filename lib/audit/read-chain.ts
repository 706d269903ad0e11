import "server-only";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Link } from "@/lib/audit/chain";
import type { Tombstone } from "@/lib/audit/rules";
import { env } from "@/lib/env";
import { appRole, workingAs } from "@/lib/wall/roles";

/** What is left of a deleted entry: its place, its hash, and by which deletion it went. */
export type Stub = { seq: string; hash: string; deletionId: string };

/** The chain as one moment sees it. */
export type ChainReader = {
  last: number;
  tombstones: Map<string, Tombstone>;
  /** Entries and stubs from one place to another, in order, many at a time. */
  read: (from: number, to: number) => AsyncGenerator<(Link | Stub)[]>;
  end: () => Promise<void>;
};

/** Columns in the words of `Link`, so that what is hashed here is what stands there. */
const columns = `seq, id, (extract(epoch FROM at) * 1000)::bigint, "actorId", "actorRole", "sessionId", action, outcome,
  "subjectId", "objectId", "requestId", address, detail::text, "changesSealed", encode(salt, 'hex'),
  encode("detailHash", 'hex'), encode(hash, 'hex'), NULL::uuid`;
const stubColumns = `seq, ${"NULL, ".repeat(15)} encode(hash, 'hex'), "deletionId"`;

/** A connection of its own: one snapshot for however long the walk takes, past the limits of the pages. */
export async function openChain(url = env.DATABASE_URL): Promise<ChainReader> {
  const client = new Client({ connectionString: workingAs(appRole, url), application_name: "xinka log" });
  await client.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  // Both tables are read in the order of their keys; sorting wide rows anew would cost more than all the hashing.
  await client.query("SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = off");
  const { rows } = await client.query<{ last: string | null }>(
    'SELECT greatest((SELECT max(seq) FROM "OperationLogEntry"), (SELECT max(seq) FROM "OperationLogStub")) AS last',
  );
  return {
    last: Number(rows[0]!.last ?? 0),
    tombstones: await tombstonesOf(client),
    read: (from, to) => links(client, from, to),
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
  const whole = (place: number) => Math.trunc(Math.min(Math.max(place, 0), Number.MAX_SAFE_INTEGER));
  const range = `seq BETWEEN ${whole(from)} AND ${whole(to)}`;
  const words = `COPY (SELECT ${columns} FROM "OperationLogEntry" WHERE ${range}
    UNION ALL SELECT ${stubColumns} FROM "OperationLogStub" WHERE ${range} ORDER BY 1) TO STDOUT`;
  let rest = "";
  for await (const chunk of client.query(copyTo(words)).setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield lines.map(linkOf);
  }
}

function linkOf(line: string): Link | Stub {
  const parts = line.split("\t");
  const value = (at: number) => (parts[at] === "\\N" ? null : plain(parts[at]!));
  const seq = parts[0]!;
  if (parts[17] !== "\\N") return { seq, hash: parts[16]!, deletionId: parts[17]! };
  return {
    seq,
    id: parts[1]!,
    at: parts[2]!,
    actorId: value(3),
    actorRole: value(4),
    sessionId: value(5),
    action: plain(parts[6]!),
    outcome: parts[7]!,
    subjectId: value(8),
    objectId: value(9),
    requestId: value(10),
    address: value(11),
    detail: plain(parts[12]!),
    changesSealed: value(13),
    salt: parts[14]!,
    detailHash: parts[15]!,
    hash: parts[16]!,
  };
}

const signs: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** COPY's own signs for what would break a line. */
const plain = (text: string) =>
  text.includes("\\") ? text.replace(/\\(.)/gs, (_all, sign: string) => signs[sign] ?? sign) : text;
