// A fault, and a page that is not there, are drawn by script alone: Next answers both with an empty page.
// Here they get words that a browser without script reads. With script nothing of this is seen.
import english from "../../lib/messages/en/problems.json" with { type: "json" };
import chinese from "../../lib/messages/zh-CN/problems.json" with { type: "json" };

const shell = '<html id="__next_error__"';

/** Watches what goes out for Next's empty page, and for its bare "Internal Server Error". */
export function speakWithoutScript(request, response) {
  const { flushHeaders, writeHead, write, end } = response;
  let held = null;
  let said = null;

  response.flushHeaders = function () {
    if (isEmptyPage(this)) {
      held = [];
      // Packed, it could not be read here; and it is small.
      delete request.headers["accept-encoding"];
    }
    return flushHeaders.call(this);
  };
  response.writeHead = function (...given) {
    if (isBareFault(this)) {
      said = wholePage(wordsFor(request, this));
      this.removeHeader("etag");
      this.setHeader("content-type", "text/html; charset=utf-8");
      this.setHeader("content-length", Buffer.byteLength(said));
    }
    return writeHead.apply(this, given);
  };
  response.write = function (chunk, ...rest) {
    if (said !== null) return true;
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
    if (said !== null) return end.call(this, said);
    if (held !== null && held.length > 0) write.call(this, Buffer.concat(held));
    held = null;
    return end.apply(this, given);
  };
}

const typeOf = (response) => String(response.getHeader("content-type") ?? "");
const isEmptyPage = (response) => [404, 500].includes(response.statusCode) && typeOf(response).startsWith("text/html");
const isBareFault = (response) => response.statusCode === 500 && typeOf(response) === "text/plain";

function wordsFor({ headers }, response) {
  const inEnglish = /(?:^|;\s*)language=en(?:;|$)/.test(headers.cookie ?? "");
  const words = inEnglish ? english : chinese;
  const missing = response.statusCode === 404;
  return {
    ...(missing ? words.missing : words),
    site: words.site,
    help: words.help,
    language: inEnglish ? "en" : "zh-CN",
    number: missing ? "" : `${words.number} <b class="code">${response.getHeader("x-request-id") ?? ""}</b>`,
    style: /<(\/_next\/static\/[\w./-]+\.css)>/.exec(String(response.getHeader("link") ?? ""))?.[1],
  };
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

const wholePage = (words) =>
  `<!DOCTYPE html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${words.title} - ${words.site}</title></head><body>${spoken(words)}</body></html>`;

function spoken({ title, text, number, help, home, site, style }) {
  const sheet = style ? `<link rel="stylesheet" href="${style}">` : "";
  return (
    `${sheet}<main class="mx-auto max-w-[1200px] px-5 py-10 sm:px-12"><h1 class="rule-double max-w-[720px]">${title}</h1>` +
    `<p class="mt-6">${text}</p><p class="mt-4">${number}</p><p class="mt-6"><a href="/">${home ?? site}</a></p>` +
    `<p class="mt-4"><a href="/help">${help}</a></p></main>`
  );
}
