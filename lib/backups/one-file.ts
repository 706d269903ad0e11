/**
 * The bytes of the one file in a plain form, as they come: a backup may be larger than memory. Throws when the form
 * is cut off or holds no file. `boundary` as the content type names it.
 */
export async function* oneFile(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Buffer> {
  const end = Buffer.from(`\r\n--${boundary}`);
  let held: Buffer = Buffer.alloc(0);
  let inside = false;
  for await (const part of body) {
    held = Buffer.concat([held, part]);
    if (!inside) {
      const start = held.indexOf("\r\n\r\n");
      if (start < 0 && held.length > longestHead) break;
      if (start < 0) continue;
      if (!/name="file"; ?filename="[^"]+"/.test(held.toString("latin1", 0, start))) break;
      held = held.subarray(start + 4);
      inside = true;
    }
    const at = held.indexOf(end);
    if (at >= 0) {
      yield held.subarray(0, at);
      return;
    }
    if (held.length > end.length) {
      yield held.subarray(0, held.length - end.length);
      held = Buffer.from(held.subarray(held.length - end.length));
    }
  }
  throw new Error("the form holds no whole file");
}

const longestHead = 4_096;

export function boundaryOf(contentType: string | null): string | null {
  const found = /^multipart\/form-data;.*boundary="?([\w'()+,./:=?-]{1,70})"?$/i.exec(contentType ?? "");
  return found?.[1] ?? null;
}
