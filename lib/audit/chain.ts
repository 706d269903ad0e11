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

export function detailHash({ salt, detail, changesSealed }: Pick<Link, "salt" | "detail" | "changesSealed">): string {
  const words = Buffer.from(part(detail) + part(changesSealed));
  return digest("sha256", Buffer.concat([Buffer.from(salt, "hex"), words]), "hex");
}

export function entryHash(entry: Link, previous: string): string {
  const { seq, id, at, actorId, actorRole, sessionId, action, outcome } = entry;
  const { subjectId, objectId, requestId, address, detailHash } = entry;
  const first = [version, previous, seq, id, at, actorId, actorRole, sessionId, action, outcome];
  return digest("sha256", [...first, subjectId, objectId, requestId, address, detailHash].map(part).join(""), "hex");
}
