// A fault, and a page that is not there, are drawn by script alone: Next answers both with an empty page.
// Here they get words that a browser without script reads. With script nothing of this is seen.
import { spoken, wordsFor } from "./plain-words.mjs";

const shell = '<html id="__next_error__"';

/** Watches what goes out for Next's empty page. */
export function speakWithoutScript(request, response) {
  const { flushHeaders, write, end } = response;
  let held = null;

  response.flushHeaders = function () {
    if (isEmptyPage(this)) {
      held = [];
      // Packed, it could not be read here; and it is small.
      this.staysReadable = true;
      delete request.headers["accept-encoding"];
    }
    return flushHeaders.call(this);
  };
  response.write = function (chunk, ...rest) {
    if (held === null) return write.call(this, chunk, ...rest);
    held.push(Buffer.from(chunk));
    const page = Buffer.concat(held);
    if (!page.includes("<body>")) return true;
    held = null;
    return write.call(
      this,
      withWords(page, wordsFor(request, this)),
      ...rest.filter((one) => typeof one === "function"),
    );
  };
  response.end = function (...given) {
    if (held === null && !this.headersSent && isEmptyPage(this) && given[0] && typeof given[0] !== "function")
      return end.call(this, inOnePiece(this, withWords(Buffer.from(given[0]), wordsFor(request, this))));
    if (held !== null && held.length > 0) write.call(this, Buffer.concat(held));
    held = null;
    return end.apply(this, given);
  };
}

const isEmptyPage = (response) =>
  [404, 500, 503].includes(response.statusCode) &&
  String(response.getHeader("content-type") ?? "").startsWith("text/html");

/** Next has said how long it is, and what it is like, before the words were in it. */
function inOnePiece(response, page) {
  response.removeHeader("etag");
  response.setHeader("content-length", page.length);
  return page;
}

function withWords(page, words) {
  const text = page.toString("latin1");
  if (!text.includes(shell)) return page;
  // Bytes stay bytes: what is put between them is spelt in the same way.
  const put = (words) => Buffer.from(words).toString("latin1");
  return Buffer.from(
    text
      .replace(shell, `${shell} lang="${words.language}"`)
      .replace("</head>", () => put(`<title>${words.title} - ${words.site}</title></head>`))
      .replace("<body>", () => put(`<body><noscript>${spoken(words)}</noscript>`)),
    "latin1",
  );
}
