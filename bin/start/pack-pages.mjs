// Next packs each few kilobytes of a page by themselves and sends them one by one, as it would a page that comes in
// parts. Ours come whole: packed in one go they cost the processor a fraction, and are smaller.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const whole = /^text\/(html|x-component)\b/;
/**
 * The best first. Brotli's lowest useful quality makes a page as small as gzip's level 3 in two fifths of the time, but
 * browsers take it over TLS alone. Higher levels take the processor half as long again for a fifteenth; another thread
 * costs more than it takes over.
 */
const packings = {
  br: (page) => brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  gzip: (page) => gzipSync(page, { level: 3 }),
};

/** Gathers a page and sends it packed to who takes that. Whatever is no page goes its way. */
export function packPages(request, response) {
  const { flushHeaders, write, end } = response;
  const packing = packingFor(request);
  let held = null;
  // Where a form leads to a page, Next asks this very server for it, in the words of the form's request. Nobody is
  // served by packing what is unpacked again at once.
  if (request.method === "POST") request.headers["accept-encoding"] = "identity";

  response.flushHeaders = function () {
    if (!packing || !isPage(this) || this.staysReadable) return flushHeaders.call(this);
    held = [];
    this.setHeader("content-encoding", packing);
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
    return end.call(this, packings[packing](page));
  };
}

const isPage = (response) =>
  whole.test(String(response.getHeader("content-type") ?? "")) &&
  !response.headersSent &&
  !response.hasHeader("content-encoding");

/** The name of the best packing that whoever asks can take apart, or nothing. */
function packingFor({ method, headers }) {
  if (method === "HEAD") return undefined;
  const taken = (headers["accept-encoding"] ?? "").split(",").map((one) => one.trim().toLowerCase());
  return Object.keys(packings).find((name) => taken.some((one) => one === name || isWanted(one, name)));
}

const isWanted = (one, name) => one.startsWith(`${name};`) && !/^\s*;\s*q=0(?:\.0*)?$/.test(one.slice(name.length));
