import { createCipheriv, randomFillSync } from "node:crypto";
import type { Key } from "@/lib/vault/keys";
import type { Place } from "@/lib/vault/seal";
import { authenticator } from "./ghash";

/** A text that waits for its seal. */
export type Unsealed = { place: Place; text: string | Buffer; sealed: string };

const block = 16;
const nonceLength = 12;

let nonces = Buffer.alloc(0);
let used = 0;

/**
 * The same as `seal` of lib/vault for many short texts under one key, in a fifth of the time: AES is set up once a
 * key instead of once a text (GCM's counter blocks all pass through one ECB call). For filling databases only.
 */
export function sealMany(key: Key, texts: Unsealed[]) {
  const bodies = texts.map(({ text }) => (typeof text === "string" ? Buffer.from(text, "utf8") : text));
  const starts = texts.map(() => takeNonce());
  const stream = keystream(key, starts, bodies);
  const tagOf = authenticator(stream.subarray(0, block));
  let at = block;
  for (const [index, unsealed] of texts.entries()) {
    const body = bodies[index]!;
    const sealed = Buffer.allocUnsafe(body.length + block);
    for (let byte = 0; byte < body.length; byte += 1) sealed[byte] = body[byte]! ^ stream[at + block + byte]!;
    const tag = tagOf(bound(key, unsealed.place), sealed, body.length);
    for (let byte = 0; byte < block; byte += 1) sealed[body.length + byte] = tag[byte]! ^ stream[at + byte]!;
    at += block * blocksOf(body);
    const nonce = starts[index]!.toString("base64url");
    unsealed.sealed = `v1.${key.id}.${nonce}.${sealed.toString("base64url")}`;
  }
}

/** The hash key's block, then for each text the block that masks its tag and those that mask its bytes. */
function keystream(key: Key, starts: Buffer[], bodies: Buffer[]): Buffer {
  let blocks = 1;
  for (const body of bodies) blocks += blocksOf(body);
  const counters = Buffer.alloc(blocks * block);
  let at = block;
  for (const [index, body] of bodies.entries()) {
    const start = starts[index]!;
    const count = blocksOf(body);
    for (let number = 1; number <= count; number += 1) {
      counters.set(start, at);
      counters.writeUInt32BE(number, at + nonceLength);
      at += block;
    }
  }
  return createCipheriv("aes-256-ecb", key.bytes, null).update(counters);
}

const blocksOf = (body: Buffer) => 1 + Math.ceil(body.length / block);

function takeNonce(): Buffer {
  if (used + nonceLength > nonces.length) {
    nonces = randomFillSync(Buffer.alloc(nonceLength * 4_096));
    used = 0;
  }
  used += nonceLength;
  return nonces.subarray(used - nonceLength, used);
}

function bound(key: Key, { table, column, row }: Place): Buffer {
  return Buffer.from(`["${table}","${column}","${row}","${key.id}"]`, "latin1");
}
