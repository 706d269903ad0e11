import { signatureLength } from "@/lib/backups/signature";

/** Takes so many bytes at a time from a file, keeping back the signature at its end. */
export class FileReader {
  private readonly source: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(file: AsyncIterable<Buffer>) {
    this.source = file[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    await this.fill(length);
    const there = Math.max(0, Math.min(length, this.held.length - signatureLength));
    const taken = this.held.subarray(0, there);
    this.held = this.held.subarray(there);
    return taken;
  }

  async atEnd(): Promise<boolean> {
    await this.fill(1);
    return this.held.length <= signatureLength;
  }

  async close() {
    await this.source.return?.();
  }

  private async fill(length: number) {
    const parts = [this.held];
    let size = this.held.length;
    while (!this.ended && size < length + signatureLength) {
      const { value, done } = await this.source.next();
      if (done) this.ended = true;
      else {
        parts.push(value);
        size += value.length;
      }
    }
    if (parts.length > 1) this.held = Buffer.concat(parts);
  }
}
