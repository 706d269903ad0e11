// What the status of an answer is, and whether it is one of Next's own words for machines, is settled here before its
// first byte goes out.
import { wholePage, wordsFor } from "./plain-words.mjs";

/** `told` is what the product said of the answer meanwhile (lib/forms/tell-status.ts). */
export function settleAnswer(request, response, told) {
  const { flushHeaders, writeHead, write, end } = response;
  let settled = false;
  let said = null;
  const settle = () => {
    if (settled || response.headersSent) return;
    settled = true;
    const { status, retryAfter, speaks } = verdictOn(request, response, told);
    response.statusCode = status;
    if (retryAfter) response.setHeader("retry-after", String(retryAfter));
    if (speaks) said = speak(request, response);
  };

  response.flushHeaders = function () {
    settle();
    if (said === null) flushHeaders.call(this);
  };
  response.writeHead = function (status, ...given) {
    this.statusCode = status;
    settle();
    return writeHead.call(this, this.statusCode, ...given);
  };
  response.write = function (chunk, ...rest) {
    settle();
    return said === null ? write.call(this, chunk, ...rest) : true;
  };
  response.end = function (...given) {
    settle();
    if (said === null) return end.apply(this, given);
    return end.call(this, request.method === "HEAD" ? undefined : said);
  };
}

/** Next answers 200 to every form, and 500 to every fault as well as to every form that it cannot read. */
function verdictOn(request, response, told) {
  const { statusCode: status } = response;
  const isBare = ["", "text/plain"].includes(typeOf(response));
  if (status === 200 && told.status) return { status: told.status, retryAfter: told.retryAfter };
  if (status === 500 && told.unavailable) return { status: 503, retryAfter: 5, speaks: isBare };
  if (status === 500 && isUnread(request, response, told))
    return { status: isForeign(request) ? 403 : 400, speaks: true };
  if (status === 500 && isLost(request)) return { status: 400, speaks: true };
  if (status === 500) return { status, speaks: isBare };
  // Next's word to its own script that there is no such action, or a route's bare "no".
  const isNo = status >= 400 && status !== 405;
  return { status, speaks: isNo && (typeOf(response) === "" || response.hasHeader(notFound)) };
}

/** A form that none of our actions was called with is nobody's fault but the sender's. A route answers for itself. */
const isUnread = ({ method }, response, { understood }) => method === "POST" && !understood && typeOf(response) !== "";

/** Whether a page was asked for with a made-up account of where its reader stands. */
function isLost({ headers }) {
  const said = headers["next-router-state-tree"];
  if (said === undefined) return false;
  try {
    return !isPlace(JSON.parse(decodeURIComponent(said)));
  } catch {
    return true;
  }
}

const isPlace = (said) =>
  Array.isArray(said) &&
  (typeof said[0] === "string" || Array.isArray(said[0])) &&
  typeof said[1] === "object" &&
  said[1] !== null &&
  Object.values(said[1]).every(isPlace);

function isForeign({ headers }) {
  if (!headers.origin) return false;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host;
}

const notFound = "x-nextjs-action-not-found";
const typeOf = (response) => String(response.getHeader("content-type") ?? "");

function speak(request, response) {
  const words = wordsFor(request, response);
  const isCall = request.headers["next-action"] !== undefined;
  const said = isCall ? `${words.title}\n${words.text}\n` : wholePage(words);
  for (const name of ["etag", "content-encoding"]) response.removeHeader(name);
  // Exactly so, or Next's script does not read it.
  response.setHeader("content-type", isCall ? "text/plain" : "text/html; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(said));
  response.setHeader("cache-control", "no-store");
  // The sheet of the page's own looks is all that it needs.
  const policy = String(response.getHeader("content-security-policy") ?? "default-src 'none'");
  if (!policy.includes("style-src")) response.setHeader("content-security-policy", `${policy}; style-src 'self'`);
  return said;
}
