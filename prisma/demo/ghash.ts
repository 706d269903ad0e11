/** Bytes of a sealed text, and what it is bound to. */
type Sealed = { aad: Buffer; aadLength: number; texts: Buffer; from: number; length: number };

/**
 * GHASH of NIST SP 800-38D under one hash key, by a table of eight bits. The answer is overwritten by the next one.
 * Words are those of a block read from the left; bit 0 of the standard is the highest of the first.
 */
export function authenticator(hashKey: Buffer): (sealed: Sealed) => Uint8Array {
  fillTable(hashKey);
  return ({ aad, aadLength, texts, from, length }) => {
    sum.fill(0);
    absorb(aad, 0, aadLength);
    absorb(texts, from, length);
    sum[1]! ^= aadLength * 8;
    sum[3]! ^= length * 8;
    multiply();
    for (let byte = 0; byte < 16; byte += 1) tag[byte] = sum[byte >> 2]! >>> (24 - 8 * (byte & 3));
    return tag;
  };
}

const sum = new Uint32Array(4);
const tag = new Uint8Array(16);
/** n · H for the 256 bytes; the highest bit of a byte is the lowest power. */
const table = new Uint32Array(4 * 256);

/** What a byte that falls off the end folds back into the top 16 bits (the field's polynomial). */
const folded = Uint32Array.from({ length: 256 }, (_, byte) => {
  let fold = 0;
  for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) fold ^= 0xe100 >>> (7 - bit);
  return fold;
});

function absorb(text: Buffer, from: number, length: number) {
  const end = from + length;
  for (let at = from; at < end; at += 16) {
    if (at + 16 <= end)
      for (let word = 0; word < 4; word += 1) {
        const here = at + 4 * word;
        sum[word]! ^= (text[here]! << 24) | (text[here + 1]! << 16) | (text[here + 2]! << 8) | text[here + 3]!;
      }
    else
      for (let byte = at; byte < end; byte += 1) sum[(byte - at) >> 2]! ^= text[byte]! << (24 - 8 * ((byte - at) & 3));
    multiply();
  }
}

/** sum = sum · H, a byte at a time from the last. */
function multiply() {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let byte = 15; byte >= 0; byte -= 1) {
    const off = d & 255;
    d = (d >>> 8) | (c << 24);
    c = (c >>> 8) | (b << 24);
    b = (b >>> 8) | (a << 24);
    a = (a >>> 8) ^ (folded[off]! << 16);
    const row = 4 * ((sum[byte >> 2]! >>> (24 - 8 * (byte & 3))) & 255);
    a ^= table[row]!;
    b ^= table[row + 1]!;
    c ^= table[row + 2]!;
    d ^= table[row + 3]!;
  }
  sum[0] = a;
  sum[1] = b;
  sum[2] = c;
  sum[3] = d;
}

function fillTable(hashKey: Buffer) {
  for (let word = 0; word < 4; word += 1) table[4 * 128 + word] = hashKey.readUInt32BE(4 * word);
  for (let bit = 64; bit >= 1; bit >>= 1) halve(bit);
  for (let byte = 3; byte < 256; byte += 1) {
    const low = byte & -byte;
    if (low === byte) continue;
    const rest = byte - low;
    for (let word = 0; word < 4; word += 1) table[4 * byte + word] = table[4 * low + word]! ^ table[4 * rest + word]!;
  }
}

/** table[bit] = table[2 · bit] · x */
function halve(bit: number) {
  const from = 8 * bit;
  const to = 4 * bit;
  const carry = table[from + 3]! & 1;
  for (let word = 3; word >= 0; word -= 1) {
    const above = word === 0 ? 0 : table[from + word - 1]! << 31;
    table[to + word] = (table[from + word]! >>> 1) | above;
  }
  if (carry) table[to]! ^= 0xe1000000;
}
