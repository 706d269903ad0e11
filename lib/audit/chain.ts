import { hash as digest } from "node:crypto";

/** An entry as it is hashed: every part in the words of the database, hashes in hex, `at` in milliseconds. */
export type Link = {
  seq: string;
  id: string;
  at: string;
  actorId: string | null;
  actorRole: string | null;
  sessionId: string | null;
  action: string;
  outcome: string;
  subjectId: string | null;
  objectId: string | null;
  requestId: string | null;
  address: string | null;
  detail: string;
  changesSealed: string | null;
  /** Null where the detail was deleted with it. */
  salt: string;
  detailHash: string;
  hash: string;
};

const version = "xinka log 1";

/** What stands before the first entry. */
export const beginning = digest("sha256", version, "hex");

/** Each part with its length before it, so that no two entries read alike. The database does the same (log_hash). */
const part = (value: string | null) => (value === null ? "-" : `${Buffer.byteLength(value)}:${value}`);

/** The same for ids, numbers, hashes and words of our own types, in which a letter is a byte. */
const plain = (value: string | null) => (value === null ? "-" : `${value.length}:${value}`);

const saltLength = 16;
let room = Buffer.alloc(16_384);

/** SHA-256 in hex over salt, detail and sealed changes; no hash at all for a salt of another length. */
export function detailHash({ salt, detail, changesSealed }: Pick<Link, "salt" | "detail" | "changesSealed">): string {
  const words = part(detail) + part(changesSealed);
  // A salt of another length fits no hash; a letter takes three bytes at most.
  if (salt.length !== 2 * saltLength) return "";
  if (saltLength + 3 * words.length > room.length) room = Buffer.alloc(saltLength + 3 * words.length);
  room.write(salt, 0, "hex");
  const end = saltLength + room.write(words, saltLength, "utf8");
  return digest("sha256", room.subarray(0, end), "hex");
}

/** What every entry's text begins with. */
export const openingWords = plain(version);

/** SHA-256 in hex over the hash before (in hex) and all of the entry but salt, detail and changes: docs/log.md. */
export function entryHash(e: Link, previous: string): string {
  const who = plain(e.actorId) + plain(e.actorRole) + plain(e.sessionId);
  const what = part(e.action) + plain(e.outcome) + plain(e.subjectId) + plain(e.objectId);
  const where = part(e.requestId) + part(e.address);
  const text = openingWords + plain(previous) + plain(e.seq) + plain(e.id) + plain(e.at) + who + what + where;
  return digest("sha256", text + plain(e.detailHash), "hex");
}
