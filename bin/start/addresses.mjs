// Loaded before the server: writes down where each request really came from, so that no header a client sends is believed.
// The last entry of x-forwarded-for is always the peer of the connection (lib/auth/origin.ts reads it that way).
import { Server } from "node:http";

const behindProxies = Number(process.env.TRUSTED_PROXIES ?? 0) > 0;
const emit = Server.prototype.emit;

Server.prototype.emit = function (event, request, ...rest) {
  if (event === "request" || event === "upgrade") note(request);
  return emit.call(this, event, request, ...rest);
};

function note({ headers, socket }) {
  const peer = socket.remoteAddress ?? "";
  if (behindProxies) {
    headers["x-forwarded-for"] = [headers["x-forwarded-for"], peer].filter(Boolean).join(", ");
    return;
  }
  headers["x-forwarded-for"] = peer;
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"]) delete headers[name];
}
