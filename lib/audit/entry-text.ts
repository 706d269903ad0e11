import { openingWords } from "@/lib/audit/chain";

const [zero, colon, dash] = [48, 58, 45];
const digits = Uint8Array.from("0123456789abcdef", (letter) => letter.charCodeAt(0));
const opening = Buffer.from(openingWords);
const [idBytes, idLength] = [16, 36];
const tenMillion = 10_000_000;
const mostKept = 4_096;

/**
 * The text that is hashed for an entry, put together out of the bytes of its row: each part with its length before it,
 * as lib/audit/chain does it with words. Making words of every value first takes longer than all the hashing.
 */
export class EntryText {
  private from = new Uint8Array(0);
  private room = Buffer.allocUnsafeSlow(0);
  private views: (Buffer | undefined)[] = [];
  private end = 0;

  /** `longest`: bytes of the row; a byte takes two letters at most, and heads take the rest. */
  over(from: Uint8Array<ArrayBuffer>, longest: number) {
    this.from = from;
    const needed = 2 * longest + 1_024;
    if (needed <= this.room.length) return;
    this.room = Buffer.allocUnsafeSlow(2 * needed);
    this.views = new Array(mostKept).fill(undefined);
  }

  begin(previous: Uint8Array) {
    this.room.set(opening);
    this.end = opening.length;
    this.hexOf(previous, 0, previous.length);
  }

  /** Without a head, because its length is always the same. */
  beginWith(at: number, length: number) {
    this.end = 0;
    this.copy(at, length);
  }

  part(at: number, length: number) {
    if (length < 0) return this.none();
    this.head(length);
    this.copy(at, length);
  }

  hex(at: number, length: number) {
    if (length < 0) return this.none();
    this.hexOf(this.from, at, length);
  }

  private hexOf(from: Uint8Array, at: number, length: number) {
    this.head(2 * length);
    const { room } = this;
    let { end } = this;
    for (const last = at + length; at < last; at += 1) {
      const value = from[at]!;
      room[end] = digits[value >> 4]!;
      room[end + 1] = digits[value & 15]!;
      end += 2;
    }
    this.end = end;
  }

  id(at: number, length: number) {
    if (length !== idBytes) return this.hex(at, length);
    this.head(idLength);
    const { from, room } = this;
    let { end } = this;
    for (let byte = 0; byte < idBytes; byte += 1) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) {
        room[end] = dash;
        end += 1;
      }
      const value = from[at + byte]!;
      room[end] = digits[value >> 4]!;
      room[end + 1] = digits[value & 15]!;
      end += 2;
    }
    this.end = end;
  }

  /** A number as JavaScript writes it. Whole ones within its grasp digit by digit: there are two in each entry. */
  number(value: number) {
    if (!Number.isSafeInteger(value) || value < 0) return this.word(String(value));
    const high = Math.floor(value / tenMillion);
    const low = value - high * tenMillion;
    const length = high > 0 ? lengthOf(high) + 7 : lengthOf(low);
    this.head(length);
    this.end += length;
    this.digits(low, high > 0 ? 7 : length, this.end);
    if (high > 0) this.digits(high, length - 7, this.end - 7);
  }

  private digits(value: number, length: number, end: number) {
    const { room } = this;
    let left = value | 0;
    for (let at = end - 1; at >= end - length; at -= 1) {
      const tenth = (left / 10) | 0;
      room[at] = zero + left - tenth * 10;
      left = tenth;
    }
  }

  private word(text: string) {
    this.head(text.length);
    this.end += this.room.write(text, this.end, "latin1");
  }

  /** The bytes so far; kept by their number, because to cut them out takes as long as to copy them. */
  bytes(): Buffer {
    const { end, room, views } = this;
    if (end >= mostKept) return room.subarray(0, end);
    const kept = views[end] ?? room.subarray(0, end);
    views[end] = kept;
    return kept;
  }

  private none() {
    this.room[this.end] = dash;
    this.end += 1;
  }

  private copy(at: number, length: number) {
    const { from, room, end } = this;
    this.end = end + length;
    if (length > 256) room.set(from.subarray(at, at + length), end);
    else for (let byte = 0; byte < length; byte += 1) room[end + byte] = from[at + byte]!;
  }

  private head(length: number) {
    const { room } = this;
    const size = length < 10 ? 1 : length < 100 ? 2 : lengthOf(length);
    this.end += size;
    this.digits(length, size, this.end);
    room[this.end] = colon;
    this.end += 1;
  }
}

function lengthOf(value: number): number {
  let length = 1;
  for (let bound = 10; value >= bound; bound *= 10) length += 1;
  return length;
}
