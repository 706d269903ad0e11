import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

// Keys that sign, as settings and people hold them: 32 bytes in base64. What stands before them in DER is always the same.
const secretHead = Buffer.from("302e020100300506032b657004220420", "hex");
const publicHead = Buffer.from("302a300506032b6570032100", "hex");
const length = 32;

export const signingKey = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([secretHead, Buffer.from(seed, "base64")]),
    format: "der",
    type: "pkcs8",
  });

/** The secret bytes of a new key. */
export const seedOf = (key: KeyObject) =>
  key.export({ format: "der", type: "pkcs8" }).subarray(-length).toString("base64");

/** The half that verifies, as auditors and others elsewhere get it. */
export function publicWords(key: KeyObject): string {
  const half = key.type === "public" ? key : createPublicKey(key);
  return half.export({ format: "der", type: "spki" }).subarray(-length).toString("base64");
}

export const publicKeyOf = (words: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([publicHead, Buffer.from(words, "base64")]),
    format: "der",
    type: "spki",
  });
