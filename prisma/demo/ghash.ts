type Tag = (aad: Buffer, sealed: Buffer, length: number) => Uint8Array;

/** What a nibble that falls off the end folds back into the top 16 bits (the field's polynomial). */
const folded = Uint32Array.from([
  0x0000, 0x1c20, 0x3840, 0x2460, 0x7080, 0x6ca0, 0x48c0, 0x54e0, 0xe100, 0xfd20, 0xd940, 0xc560, 0x9180, 0x8da0,
  0xa9c0, 0xb5e0,
]);

/** GHASH of NIST SP 800-38D under one hash key, by tables of four bits. */
export function authenticator(hashKey: Buffer): Tag {
  const table = multiples(hashKey);
  const sum = new Uint32Array(4);
  const bytes = new Uint8Array(16);
  return (aad, sealed, length) => {
    sum.fill(0);
    absorb(sum, table, aad, aad.length);
    absorb(sum, table, sealed, length);
    sum[1]! ^= aad.length * 8;
    sum[3]! ^= length * 8;
    multiply(sum, table);
    for (let byte = 0; byte < 16; byte += 1) bytes[byte] = sum[byte >> 2]! >>> (24 - 8 * (byte & 3));
    return bytes;
  };
}

function absorb(sum: Uint32Array, table: Uint32Array, text: Buffer, length: number) {
  const even = length & ~15;
  for (let at = 0; at < even; at += 16) {
    for (let word = 0; word < 4; word += 1) {
      const from = at + 4 * word;
      sum[word]! ^= (text[from]! << 24) | (text[from + 1]! << 16) | (text[from + 2]! << 8) | text[from + 3]!;
    }
    multiply(sum, table);
  }
  if (even === length) return;
  for (let at = even; at < length; at += 1) sum[(at - even) >> 2]! ^= text[at]! << (24 - 8 * (at & 3));
  multiply(sum, table);
}

/** sum = sum · H, a nibble at a time from the last. */
function multiply(sum: Uint32Array, table: Uint32Array) {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let nibble = 31; nibble >= 0; nibble -= 1) {
    if (nibble < 31) {
      const off = d & 15;
      d = (d >>> 4) | (c << 28);
      c = (c >>> 4) | (b << 28);
      b = (b >>> 4) | (a << 28);
      a = (a >>> 4) ^ (folded[off]! << 16);
    }
    const row = 4 * ((sum[nibble >> 3]! >>> (28 - 4 * (nibble & 7))) & 15);
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

/** n · H for the sixteen nibbles; the highest bit of a nibble is the lowest power. */
function multiples(hashKey: Buffer): Uint32Array {
  const table = new Uint32Array(64);
  for (let word = 0; word < 4; word += 1) table[32 + word] = hashKey.readUInt32BE(4 * word);
  for (let bit = 4; bit >= 1; bit >>= 1) halve(table, bit);
  for (let nibble = 1; nibble < 16; nibble += 1) {
    const low = nibble & -nibble;
    if (low === nibble) continue;
    for (let word = 0; word < 4; word += 1)
      table[4 * nibble + word] = table[4 * low + word]! ^ table[4 * (nibble - low) + word]!;
  }
  return table;
}

/** table[bit] = table[2 · bit] · x */
function halve(table: Uint32Array, bit: number) {
  const from = 8 * bit;
  const to = 4 * bit;
  const carry = table[from + 3]! & 1;
  for (let word = 3; word >= 0; word -= 1) {
    const above = word === 0 ? 0 : table[from + word - 1]! << 31;
    table[to + word] = (table[from + word]! >>> 1) | above;
  }
  if (carry) table[to]! ^= 0xe1000000;
}
