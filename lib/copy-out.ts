import type { Duplex } from "node:stream";
import type { Client, Connection } from "pg";

/** Some rows of a COPY as the server wrote them, each whole, and how many there are. */
export type Rows = { bytes: Buffer<ArrayBuffer>; count: number };

const pieceLength = 262_144;
const mostWaiting = 4;
const letter = { row: 0x64, done: 0x63, error: 0x45 };
const headLength = 5;
const nothing = Buffer.alloc(0);

/**
 * What COPY … TO STDOUT hands out, in large pieces. The server sends a message for each row; to take every one of them
 * for itself costs more than to compress, seal and hash what is in them.
 */
export function copyOut(client: Client, words: string): AsyncGenerator<Rows> {
  return client.query(new CopyOut(words)).read();
}

class CopyOut {
  private readonly words: string;
  private stream: Duplex | null = null;
  private parser: ((chunk: Buffer) => void) | null = null;
  private readonly waiting: Rows[] = [];
  private readonly messages = new Messages((rows) => this.waiting.push(rows));
  private unwanted = false;
  private ended = false;
  private failed: Error | null = null;
  private wake = () => {};

  constructor(words: string) {
    this.words = words;
  }

  /** Hears the connection instead of the driver's own parser until the rows have ended. */
  submit(connection: Connection) {
    this.stream = connection.stream as Duplex;
    this.parser = this.stream.listeners("data")[0] as (chunk: Buffer) => void;
    this.stream.removeListener("data", this.parser);
    this.stream.on("data", this.hear);
    connection.query(this.words);
  }

  private readonly hear = (chunk: Buffer) => {
    const rest = this.messages.take(chunk);
    if (this.unwanted) this.waiting.length = 0;
    if (rest) this.giveBack(rest);
    else if (this.waiting.length >= mostWaiting) this.stream!.pause();
    this.wake();
  };

  private giveBack(rest: Buffer) {
    this.stream!.removeListener("data", this.hear);
    this.stream!.on("data", this.parser!);
    this.parser!(rest);
  }

  async *read(): AsyncGenerator<Rows> {
    try {
      for (;;) {
        const rows = this.waiting.shift();
        if (rows) {
          if (this.waiting.length < mostWaiting) this.stream!.resume();
          yield rows;
        } else if (this.failed) throw this.failed;
        else if (this.ended) return;
        else await this.news();
      }
    } finally {
      // Whoever stops in the midst leaves the connection to the next question all the same.
      this.unwanted = true;
      this.stream?.resume();
    }
  }

  private news() {
    return new Promise<void>((wake) => {
      this.wake = wake;
    });
  }

  handleError(error: Error) {
    this.failed = error;
    this.wake();
  }

  handleReadyForQuery() {
    this.ended = true;
    this.wake();
  }

  handleCommandComplete() {}
}

/** The rows out of the server's messages, put together without their heads. */
class Messages {
  private readonly tell: (rows: Rows) => void;
  private piece = nothing;
  private size = 0;
  private count = 0;
  private head: Buffer = nothing;
  private left = 0;
  private isRow = false;

  constructor(tell: (rows: Rows) => void) {
    this.tell = tell;
  }

  /** At the end of all rows, or where the server says what is wrong: what is left for the driver. */
  take(chunk: Buffer): Buffer | null {
    const bytes = this.head.length > 0 ? Buffer.concat([this.head, chunk]) : chunk;
    this.head = nothing;
    for (let at = 0; at < bytes.length; ) {
      if (this.left > 0) at = this.fill(bytes, at);
      else if (bytes.length - at < headLength) {
        this.head = Buffer.from(bytes.subarray(at));
        return null;
      } else {
        const kind = bytes[at];
        if (kind === letter.error) return this.close(bytes.subarray(at));
        this.begin(kind === letter.row, bytes.readInt32BE(at + 1) - 4);
        at += headLength;
        if (kind === letter.done) return this.close(bytes.subarray(at));
      }
    }
    return null;
  }

  private begin(isRow: boolean, length: number) {
    this.left = length;
    this.isRow = isRow;
    if (!isRow) return;
    if (this.size + length > this.piece.length) this.flush(Math.max(length, pieceLength));
    this.count += 1;
  }

  private fill(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.left);
    this.left -= end - at;
    if (this.isRow) this.size += bytes.copy(this.piece, this.size, at, end);
    return end;
  }

  private flush(next: number) {
    if (this.count > 0) this.tell({ bytes: this.piece.subarray(0, this.size), count: this.count });
    this.piece = next > 0 ? Buffer.allocUnsafe(next) : nothing;
    this.size = 0;
    this.count = 0;
  }

  private close(rest: Buffer): Buffer {
    this.flush(0);
    return rest;
  }
}
