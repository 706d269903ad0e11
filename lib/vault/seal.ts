import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Key, Ring } from "@/lib/vault/keys";

/** Where a sealed text belongs. It opens nowhere else: moved to another row or column it is refused. */
export type Place = { table: string; column: string; row: string };

const algorithm = "aes-256-gcm";
const tagLength = 16;

/** AES-256-GCM, as `v1.<key id>.<nonce>.<ciphertext and tag>`, bound to its place and key id. */
export function seal(key: Key, place: Place, text: string | Buffer): string {
  const nonce = randomBytes(12);
  return `v1.${key.id}.${nonce.toString("base64url")}.${encrypt(key, place, nonce, text).toString("base64url")}`;
}

/** The text of `seal`. Throws one plain error whatever is wrong with it. */
export function open(keys: Key | Ring, place: Place, sealed: string): string {
  return openBytes(keys, place, sealed).toString("utf8");
}

/** The bytes of `seal`. Throws as `open` does. */
export function openBytes(keys: Key | Ring, place: Place, sealed: string): Buffer {
  const [version, keyId, nonce, body] = sealed.split(".");
  const key = "id" in keys ? keys : (keys.find(({ id }) => id === keyId) ?? keys[0]);
  if (version !== "v1" || keyId !== key.id || !nonce || !body) throw new Error("sealed text does not open");
  return decrypt(key, place, Buffer.from(nonce, "base64url"), Buffer.from(body, "base64url"));
}

/** The same for files: nonce, ciphertext and tag in one buffer. */
export function sealFile(key: Key, place: Place, bytes: Buffer): Buffer {
  const nonce = randomBytes(12);
  return Buffer.concat([nonce, encrypt(key, place, nonce, bytes)]);
}

/** Throws as `open` does. */
export function openFile(key: Key, place: Place, sealed: Buffer): Buffer {
  return decrypt(key, place, sealed.subarray(0, 12), sealed.subarray(12));
}

function encrypt(key: Key, place: Place, nonce: Buffer, text: string | Buffer): Buffer {
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength: tagLength });
  cipher.setAAD(bound(key, place));
  const body = typeof text === "string" ? cipher.update(text, "utf8") : cipher.update(text);
  return Buffer.concat([body, cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Key, place: Place, nonce: Buffer, body: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: tagLength });
    decipher.setAAD(bound(key, place));
    decipher.setAuthTag(body.subarray(body.length - tagLength));
    const bytes = decipher.update(body.subarray(0, body.length - tagLength));
    // Nothing of it is left for the end, which only says whether the tag is right.
    decipher.final();
    return bytes;
  } catch {
    throw new Error("sealed text does not open");
  }
}

function bound(key: Key, { table, column, row }: Place) {
  return Buffer.from(JSON.stringify([table, column, row, key.id]));
}
