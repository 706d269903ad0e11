// Next packs each few kilobytes of a page by themselves and sends them one by one, as it would a page that comes in
// parts. Ours come whole: packed in one go they cost the processor a fraction, and are smaller.
import { gzipSync } from "node:zlib";

const whole = /^text\/(html|x-component)\b/;
/** Level 5 makes a page a fifteenth smaller and takes the processor half as long again. Another thread costs more than it takes over. */
const options = { level: 3 };

/** Gathers a page and sends it packed to who takes that. Whatever is no page goes its way. */
export function packPages(request, response) {
  const { flushHeaders, write, end } = response;
  const packed = takesPacked(request);
  let held = null;
  // Where a form leads to a page, Next asks this very server for it, in the words of the form's request. Nobody is
  // served by packing what is unpacked again at once.
  if (request.method === "POST") request.headers["accept-encoding"] = "identity";

  response.flushHeaders = function () {
    if (!packed || !isPage(this) || this.staysReadable) return flushHeaders.call(this);
    held = [];
    this.setHeader("content-encoding", "gzip");
  };
  response.write = function (chunk, ...rest) {
    if (held === null) return write.call(this, chunk, ...rest);
    held.push(Buffer.from(chunk));
    return true;
  };
  response.end = function (...given) {
    if (held === null) return end.apply(this, given);
    if (given[0] && typeof given[0] !== "function") held.push(Buffer.from(given[0]));
    const page = Buffer.concat(held);
    held = null;
    return end.call(this, gzipSync(page, options));
  };
}

const isPage = (response) =>
  whole.test(String(response.getHeader("content-type") ?? "")) &&
  !response.headersSent &&
  !response.hasHeader("content-encoding");

const takesPacked = ({ method, headers }) =>
  method !== "HEAD" && /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers["accept-encoding"] ?? "");
