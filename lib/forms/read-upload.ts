import "server-only";

/**
 * Reads a sent form with a file, up to a number of bytes. A longer one is left where it is: what its head declares
 * is believed, and what comes without being declared is read no further than that.
 */
export async function readUpload(request: Request, mostBytes: number): Promise<FormData | "tooLarge" | "cutOff"> {
  if (Number(request.headers.get("content-length")) > mostBytes) return "tooLarge";
  let received = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, stream) {
      received += chunk.byteLength;
      if (received > mostBytes) stream.error(new Error("too large"));
      else stream.enqueue(chunk);
    },
  });
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(request.body?.pipeThrough(counted) ?? "", { headers }).formData();
  } catch {
    return received > mostBytes ? "tooLarge" : "cutOff";
  }
}
