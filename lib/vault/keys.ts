import { createHash, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { env } from "@/lib/env";

/** A key with the id that stands in each text it sealed. As an object Node takes it in a third of the time of its bytes. */
export type Key = { id: string; secret: KeyObject };

/** The present key, which seals, and while a new one takes over (docs/cryptography.md) the one before, which opens. */
export type Ring = readonly [present: Key, ...before: Key[]];

type Name = "AUTH_SECRET" | "DATA_KEY" | "PASSWORD_KEY" | "INDEX_KEY";

const made = new Map<Name, Ring>();

/** The master key that wraps the key of each person. */
export const masterKeys = () => ringOf("DATA_KEY");
export const masterKey = () => masterKeys()[0];

/** The key that wraps password hashes. */
export const passwordKeys = () => ringOf("PASSWORD_KEY");
export const passwordKey = () => passwordKeys()[0];

/** The key that seals the session cookie. */
export const cookieKeys = () => ringOf("AUTH_SECRET");
export const cookieKey = () => cookieKeys()[0];

/** One key for each kind of keyed index, derived so that equal texts of two kinds never look alike; the present one first. */
export function indexKeys(kind: string): KeyObject[] {
  return ringOf("INDEX_KEY").map(({ secret }) =>
    createSecretKey(Buffer.from(hkdfSync("sha256", secret, "xinka", `index:${kind}`, 32))),
  );
}

function ringOf(name: Name): Ring {
  const known = made.get(name);
  if (known) return known;
  const before = env[`${name}_BEFORE`];
  const ring: Ring = [keyOf(name, env[name]), ...(before ? [keyOf(name, before)] : [])];
  made.set(name, ring);
  return ring;
}

function keyOf(name: Name, text: string): Key {
  const bytes = Buffer.from(text, "base64");
  return {
    id: createHash("sha256").update(`id:${name}:`).update(bytes).digest("hex").slice(0, 8),
    secret: createSecretKey(bytes),
  };
}
