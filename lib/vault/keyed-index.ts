import { createHmac, type KeyObject } from "node:crypto";
import { indexKey } from "@/lib/vault/keys";

export type IndexKind = "email" | "mobile" | "name" | "document" | "throttle" | "recovery";

const keys = new Map<IndexKind, KeyObject>();

/** A keyed hash (HMAC-SHA-256, full length) by which an exact, already normalised text can be found. */
export function keyedIndex(kind: IndexKind, normalised: string): string {
  let key = keys.get(kind);
  if (!key) {
    key = indexKey(kind);
    keys.set(kind, key);
  }
  return createHmac("sha256", key).update(normalised, "utf8").digest("base64url");
}
