import { createCipheriv, randomFillSync } from "node:crypto";
import type { Key } from "@/lib/vault/keys";
import type { Place } from "@/lib/vault/seal";
import { authenticator } from "./ghash";

/** A text that waits for its seal. */
export type Unsealed = { place: Place; text: string | Buffer; sealed: string };

const block = 16;
const nonceLength = 12;

/** One after the other: a block that masks the tag, the text, and room for the tag behind it. */
let counters = Buffer.alloc(1 << 15);
let texts = Buffer.alloc(1 << 15);
const aad = Buffer.alloc(512);

/**
 * The same as `seal` of lib/vault for many short texts under one key, in a quarter of the time: AES is set up once a
 * key instead of once a text (GCM's counter blocks all pass through one ECB call), and nothing is copied about.
 * For filling databases only.
 */
export function sealMany(key: Key, all: Unsealed[]) {
  const lengths = layOut(all);
  const cipher = createCipheriv("aes-256-ecb", key.secret, null);
  const stream = cipher.update(counters.subarray(0, endOf(lengths)));
  const tagOf = authenticator(stream.subarray(0, block));
  let at = block;
  for (const [index, unsealed] of all.entries()) {
    const length = lengths[index]!;
    const from = at + block;
    for (let byte = from; byte < from + length; byte += 1) texts[byte]! ^= stream[byte]!;
    const tag = tagOf({ aad, aadLength: bind(key, unsealed.place), texts, from, length });
    for (let byte = 0; byte < block; byte += 1) texts[from + length + byte] = tag[byte]! ^ stream[at + byte]!;
    const nonce = counters.toString("base64url", at, at + nonceLength);
    unsealed.sealed = `v1.${key.id}.${nonce}.${texts.toString("base64url", from, from + length + block)}`;
    at += roomOf(length);
  }
}

/** Writes texts and counter blocks into their places; the first block of all makes the hash key. A text ends below 1 MB. */
function layOut(all: Unsealed[]): number[] {
  counters.fill(0, 0, block);
  let at = block;
  return all.map(({ text }) => {
    const most = text.length * 3;
    if (at + roomOf(most) > texts.length) widen(at + roomOf(most));
    const length = typeof text === "string" ? texts.write(text, at + block, "utf8") : text.copy(texts, at + block);
    const nonce = takeNonce();
    for (let number = 1, to = at; to < at + roomOf(length); number += 1, to += block) {
      for (let byte = 0; byte < nonceLength; byte += 1) counters[to + byte] = nonces[nonce + byte]!;
      counters[to + 14] = number >> 8;
      counters[to + 15] = number;
    }
    at += roomOf(length);
    return length;
  });
}

const roomOf = (length: number) => block * (2 + Math.ceil(length / block));
const endOf = (lengths: number[]) => lengths.reduce((sum, length) => sum + roomOf(length), block);

function widen(needed: number) {
  const [oldCounters, oldTexts] = [counters, texts];
  counters = Buffer.alloc(2 * needed);
  texts = Buffer.alloc(2 * needed);
  oldCounters.copy(counters);
  oldTexts.copy(texts);
}

const nonces = Buffer.alloc(nonceLength * 4_096);
let used = nonces.length;

/** Where the next nonce lies. Asking the system for chance costs the same for one as for many. */
function takeNonce(): number {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  used += nonceLength;
  return used - nonceLength;
}

/** Writes what a text is bound to, as lib/vault does, and answers with its length. */
const bind = (key: Key, { table, column, row }: Place): number =>
  aad.write(`["${table}","${column}","${row}","${key.id}"]`, 0, "latin1");
