import { createHmac, type KeyObject } from "node:crypto";
import { indexKeys } from "@/lib/vault/keys";

export type IndexKind = "email" | "mobile" | "name" | "document" | "throttle" | "recovery";

const keys = new Map<IndexKind, KeyObject[]>();

/** A keyed hash (HMAC-SHA-256, full length) by which an exact, already normalised text can be found. */
export const keyedIndex = (kind: IndexKind, normalised: string): string => indexForms(kind, normalised)[0]!;

/** The same under every key by which a row may still be found: the present one first, then the one before it. */
export function indexForms(kind: IndexKind, normalised: string): string[] {
  let known = keys.get(kind);
  if (!known) {
    known = indexKeys(kind);
    keys.set(kind, known);
  }
  return known.map((key) => createHmac("sha256", key).update(normalised, "utf8").digest("base64url"));
}
