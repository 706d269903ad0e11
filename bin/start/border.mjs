// Loaded before the server: what is settled at the border, before any page is asked.
import { AsyncLocalStorage } from "node:async_hooks";
import { Server } from "node:http";
import english from "../../lib/messages/en/border.json" with { type: "json" };
import chinese from "../../lib/messages/zh-CN/border.json" with { type: "json" };
import "./outward.mjs";
import { beCareful } from "./every-answer.mjs";
import { asksForPageOfSignIn, mark, refusePage } from "./new-document.mjs";
import { packPages } from "./pack-pages.mjs";
import { settleAnswer } from "./settle-answer.mjs";
import { inTurn, isSignIn } from "./sign-in-lane.mjs";
import { speakWithoutScript } from "./without-script.mjs";

const behindProxies = Number(process.env.TRUSTED_PROXIES ?? 0) > 0;
/** Documents have their own way in, which reads no further than it must; no other form is that large. */
const uploads = ["/documents/upload", "/backups/upload/file"];
/** As much as Next takes for an action (next.config.ts), which says no more than "500" to what is larger. */
const largestForm = 262_144;
/** A sign-in waits for its turn whole (sign-in-lane.mjs), so it has to fit into what is read ahead. */
const largestSignIn = 49_152;
const limitOf = (request) => (isSignIn(request) ? largestSignIn : largestForm);
/** Pages are read and forms are sent; nothing here is asked for in any other way. */
const methods = new Set(["GET", "HEAD", "POST"]);
const tooLarge = `${chinese.tooLarge}\n${english.tooLarge}\n`;
const emit = Server.prototype.emit;
/** What a form has to say about the answer as a whole; a server action by itself always answers 200. */
const answers = new AsyncLocalStorage();
globalThis.xinkaAnswers = answers;

Server.prototype.emit = function (event, request, response, ...rest) {
  if (event === "request" || event === "upgrade") noteAddress(request);
  if (event === "request") beCareful(response);
  if (event === "request" && !methods.has(request.method)) return refuse(response, 405, "");
  if (event === "request" && isTooLarge(request)) return refuse(response, 413, tooLarge);
  if (event !== "request") return emit.call(this, event, request, response, ...rest);
  if (asksForPageOfSignIn(request)) return refusePage(response);
  mark(request, isSignIn(request));
  clearAfterSession(response);
  packPages(request, response);
  speakWithoutScript(request, response);
  stopAtLimit(request, response);
  const told = {};
  settleAnswer(request, response, told);
  const go = () => answers.run(told, () => emit.call(this, event, request, response, ...rest));
  return isSignIn(request) ? inTurn(request, response, told, go) : go();
};

/**
 * Writes down where a request really came from, so that no header a client sends is believed: the last entry of
 * x-forwarded-for is always the peer of the connection (lib/auth/origin.ts reads it that way).
 */
function noteAddress({ headers, socket }) {
  const peer = socket.remoteAddress ?? "";
  if (behindProxies) {
    headers["x-forwarded-for"] = [headers["x-forwarded-for"], peer].filter(Boolean).join(", ");
    return;
  }
  headers["x-forwarded-for"] = peer;
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"]) delete headers[name];
}

const isTooLarge = (request) => Number(request.headers["content-length"] ?? 0) > limitOf(request) && !isUpload(request);

const isUpload = ({ url = "" }) => uploads.some((path) => url.split("?")[0].endsWith(path));

/** A body that does not say how long it is goes as far as one that does; whoever reads it hears that it was broken off. */
function stopAtLimit(request, response) {
  if (!request.headers["transfer-encoding"] || isUpload(request)) return;
  const { push } = request;
  const limit = limitOf(request);
  let length = 0;
  request.push = function (chunk, ...rest) {
    if (length > limit) return false;
    length += chunk?.length ?? 0;
    if (length <= limit || response.headersSent) return push.call(this, chunk, ...rest);
    refuse(response, 413, tooLarge);
    for (const name of ["setHeader", "removeHeader", "flushHeaders", "writeHead", "write", "end"])
      response[name] = () => response;
    return push.call(this, null);
  };
}

const refusal = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
  connection: "close",
};

function refuse(response, status, words) {
  response.statusCode = status;
  for (const [name, value] of Object.entries(refusal)) response.setHeader(name, value);
  response.end(words);
  return true;
}

/** Where an answer takes the session's cookie away, the browser drops what it kept of the pages seen with it. */
function clearAfterSession(response) {
  const { writeHead } = response;
  response.writeHead = function (...given) {
    const set = [this.getHeader("set-cookie") ?? []].flat();
    if (set.some((cookie) => /^(__Host-)?sid=;/.test(cookie))) this.setHeader("clear-site-data", '"cache", "storage"');
    return writeHead.apply(this, given);
  };
}
