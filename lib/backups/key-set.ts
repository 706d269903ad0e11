import { createHash } from "node:crypto";

const uuidLength = 36;
const dash = 45;
/** Four numbers of 32 bits are one key. */
const width = 4;
export const newKey = () => new Uint32Array(width);

/**
 * Some millions of keys in little memory, 26 bytes each. A UUID is kept as it is, anything else as the beginning of its
 * SHA-256. Holds no more than it was made for.
 */
export class KeySet {
  private readonly places: number;
  private readonly words: Uint32Array;
  private readonly taken: Uint8Array;
  private free: number;

  constructor(most: number) {
    this.places = Math.ceil(most * 1.5) + 1_024;
    this.words = new Uint32Array(this.places * width);
    this.taken = new Uint8Array(this.places);
    this.free = this.places - 1;
  }

  add(key: Uint32Array) {
    const place = this.placeOf(key);
    if (this.taken[place]) return;
    if (this.free === 0) throw new Error("more keys than there were to be");
    this.free -= 1;
    this.taken[place] = 1;
    this.words.set(key, place * width);
  }

  has(key: Uint32Array): boolean {
    return this.taken[this.placeOf(key)] === 1;
  }

  /** Where a key is, or would be. */
  private placeOf(key: Uint32Array): number {
    const { words, taken, places } = this;
    let place = Math.floor((spread(key) / 2 ** 32) * places);
    while (taken[place]) {
      const at = place * width;
      if (words[at] === key[0] && words[at + 1] === key[1] && words[at + 2] === key[2] && words[at + 3] === key[3])
        return place;
      place = place + 1 === places ? 0 : place + 1;
    }
    return place;
  }
}

/** Keys in the order in which they came. */
export class KeyList {
  private words = new Uint32Array(0);
  private length = 0;

  add(key: Uint32Array) {
    if (this.length === this.words.length) {
      const larger = new Uint32Array(Math.max(1_024, this.words.length * 2));
      larger.set(this.words);
      this.words = larger;
    }
    this.words.set(key, this.length);
    this.length += width;
  }

  everyIn(keys: KeySet): boolean {
    for (let at = 0; at < this.length; at += width) if (!keys.has(this.words.subarray(at, at + width))) return false;
    return true;
  }
}

/** One number of 32 bits, spread evenly, whatever the keys have in common. */
export function spread(key: Uint32Array): number {
  let mix = Math.imul(key[0]!, 0x9e3779b1) ^ Math.imul(key[1]!, 0x85ebca77) ^ Math.imul(key[2]!, 0xc2b2ae3d) ^ key[3]!;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** The key that stands in some bytes of text. */
export function readKey(text: Buffer, from: number, to: number, key: Uint32Array) {
  if (to - from === uuidLength && readUuid(text, from, key)) return;
  const digest = createHash("sha256").update(text.subarray(from, to)).digest();
  for (let word = 0; word < width; word += 1) key[word] = digest.readUInt32LE(word * 4);
}

function readUuid(text: Buffer, from: number, key: Uint32Array): boolean {
  let digits = 0;
  for (let at = 0; at < uuidLength; at += 1) {
    const letter = text[from + at]!;
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (letter !== dash) return false;
      continue;
    }
    const value = digitOf(letter);
    if (value < 0) return false;
    key[digits >> 3] = (key[digits >> 3]! << 4) | value;
    digits += 1;
  }
  return true;
}

/** As PostgreSQL writes them: small letters. */
function digitOf(letter: number): number {
  if (letter >= 48 && letter <= 57) return letter - 48;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
