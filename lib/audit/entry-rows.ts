import { hash as digest } from "node:crypto";
import type { Link } from "@/lib/audit/chain";
import { EntryText } from "@/lib/audit/entry-text";
import type { FaultKind } from "@/lib/audit/rules";

/** Columns of entries, and those of stubs, as COPY writes them in binary: first those that are hashed, in that order. */
export const entryColumns = `seq, id, at, "actorId", "actorRole", "sessionId", action, outcome, "subjectId", "objectId",
  "requestId", address, "detailHash", detail, "changesSealed", salt, hash, NULL::uuid`;
export const stubColumns = `seq, ${"NULL, ".repeat(15)} hash, "deletionId"`;

const place = {
  seq: 0,
  id: 1,
  at: 2,
  actorId: 3,
  actorRole: 4,
  sessionId: 5,
  action: 6,
  outcome: 7,
  subjectId: 8,
  objectId: 9,
  requestId: 10,
  address: 11,
  detailHash: 12,
  detail: 13,
  changesSealed: 14,
  salt: 15,
  hash: 16,
  deletionId: 17,
};
type Column = keyof typeof place;
const columns = Object.keys(place).length;

/** What COPY writes before the first row, and instead of a number of columns behind the last. */
const signatureLength = 19;
const noMore = -1;

/** Microseconds from 2000, as the database counts, in milliseconds from 1970. */
const epoch = 946_684_800_000;
const saltLength = 16;
/** Before the text of a detail stands the version of the form in which it is sent. */
const detailVersion = 1;

/** Rows of the chain, one after the other; stands for the one at which it is. */
export class EntryRows {
  private bytes = Buffer.alloc(0);
  private readonly begins = new Int32Array(columns);
  /** -1 where there is nothing. */
  private readonly lengths = new Int32Array(columns);
  private readonly text = new EntryText();
  private end = 0;
  seq = 0;

  /** Goes on with the next piece of the same reading; whole rows stand in each. */
  over(bytes: Buffer<ArrayBuffer>, first: boolean) {
    this.bytes = bytes;
    this.end = first ? signatureLength : 0;
    return this;
  }

  *[Symbol.iterator](): Generator<EntryRows> {
    while (this.next()) yield this;
  }

  private next(): boolean {
    const { bytes, begins, lengths } = this;
    if (this.end >= bytes.length || bytes.readInt16BE(this.end) === noMore) return false;
    let at = this.end + 2;
    for (let column = 0; column < columns; column += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      begins[column] = at;
      lengths[column] = length;
      if (length > 0) at += length;
    }
    this.text.over(bytes, at - this.end);
    this.end = at;
    this.seq = this.number(place.seq);
    return true;
  }

  get isStub() {
    return this.lengths[place.deletionId]! >= 0;
  }

  get deletionId() {
    return this.id("deletionId");
  }

  get hash(): string {
    return this.hex("hash")!;
  }

  putHash(into: Uint8Array) {
    const at = this.begins[place.hash]!;
    for (let byte = 0; byte < into.length; byte += 1) into[byte] = this.bytes[at + byte]!;
  }

  /** What is wrong with an entry behind one of that hash. The same as by lib/audit/chain, without words in between. */
  fault(previous: Uint8Array): FaultKind | null {
    if (!this.holds(place.hash, this.entryHash(previous))) return "altered";
    return this.holds(place.detailHash, this.detailHash()) ? null : "detail";
  }

  /** Whether these bytes stand there, a letter for each. */
  private holds(column: number, wanted: string): boolean {
    const at = this.begins[column]!;
    if (this.lengths[column] !== wanted.length) return false;
    for (let byte = 0; byte < wanted.length; byte += 1)
      if (this.bytes[at + byte] !== wanted.charCodeAt(byte)) return false;
    return true;
  }

  private entryHash(previous: Uint8Array): string {
    const { text, begins, lengths } = this;
    text.begin(previous);
    text.number(this.seq);
    text.id(begins[place.id]!, lengths[place.id]!);
    text.number(this.time());
    text.id(begins[place.actorId]!, lengths[place.actorId]!);
    text.part(begins[place.actorRole]!, lengths[place.actorRole]!);
    text.id(begins[place.sessionId]!, lengths[place.sessionId]!);
    text.part(begins[place.action]!, lengths[place.action]!);
    text.part(begins[place.outcome]!, lengths[place.outcome]!);
    text.id(begins[place.subjectId]!, lengths[place.subjectId]!);
    text.id(begins[place.objectId]!, lengths[place.objectId]!);
    text.part(begins[place.requestId]!, lengths[place.requestId]!);
    text.part(begins[place.address]!, lengths[place.address]!);
    text.hex(begins[place.detailHash]!, lengths[place.detailHash]!);
    return digest("sha256", text.bytes(), "binary");
  }

  private detailHash(): string {
    const { text, begins, lengths } = this;
    if (lengths[place.salt] !== saltLength || this.bytes[begins[place.detail]!] !== detailVersion) return "";
    text.beginWith(begins[place.salt]!, saltLength);
    text.part(begins[place.detail]! + 1, lengths[place.detail]! - 1);
    text.part(begins[place.changesSealed]!, lengths[place.changesSealed]!);
    return digest("sha256", text.bytes(), "binary");
  }

  private number(column: number): number {
    const at = this.begins[column]!;
    return this.bytes.readInt32BE(at) * 4_294_967_296 + this.bytes.readUInt32BE(at + 4);
  }

  private time() {
    return this.number(place.at) / 1_000 + epoch;
  }

  private words(name: Column, skip = 0): string | null {
    const [begin, length] = [this.begins[place[name]]!, this.lengths[place[name]]!];
    return length < 0 ? null : this.bytes.toString("utf8", begin + skip, begin + length);
  }

  private hex(name: Column): string | null {
    const [begin, length] = [this.begins[place[name]]!, this.lengths[place[name]]!];
    return length < 0 ? null : this.bytes.toString("hex", begin, begin + length);
  }

  private id(name: Column): string | null {
    return this.hex(name)?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") ?? null;
  }

  /** The entry in words, as archives keep it. */
  link(): Link {
    return {
      seq: String(this.seq),
      id: this.id("id")!,
      at: String(this.time()),
      actorId: this.id("actorId"),
      actorRole: this.words("actorRole"),
      sessionId: this.id("sessionId"),
      action: this.words("action")!,
      outcome: this.words("outcome")!,
      subjectId: this.id("subjectId"),
      objectId: this.id("objectId"),
      requestId: this.words("requestId"),
      address: this.words("address"),
      detail: this.words("detail", 1)!,
      changesSealed: this.words("changesSealed"),
      salt: this.hex("salt")!,
      detailHash: this.hex("detailHash")!,
      hash: this.hash,
    };
  }
}
