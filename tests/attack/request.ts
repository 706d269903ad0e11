import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

export const home = process.env.APP_URL ?? "";
/** Whether npm run attack asked for everything. */
export const whole = process.env.ATTACK === "whole";

export type Sending = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: Buffer | string;
  cookie?: string;
  /** The address that a proxy in front of the server would have seen. */
  from?: string;
};
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
  milliseconds: number;
};

/** Every Set-Cookie that any answer of the run has carried. */
export const setCookies: string[] = [];

/** What answers of the run have lacked of the headers that each carries, or told of what they come from. */
export const careless = new Set<string>();
const careful: Record<string, RegExp> = {
  "content-security-policy": /^(?=.*default-src 'none')(?=.*base-uri 'none')(?=.*frame-ancestors '(none|self)')/,
  "strict-transport-security": /^max-age=\d{8}; includeSubDomains$/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
};
const telling = ["x-powered-by", "server", "access-control-allow-origin"];

function noteHeaders(what: string, headers: IncomingHttpHeaders) {
  for (const [name, pattern] of Object.entries(careful))
    if (!pattern.test(String(headers[name] ?? ""))) careless.add(`${what}: ${name} ${headers[name]}`);
  for (const name of telling) if (headers[name] !== undefined) careless.add(`${what}: ${name}`);
}

const { hostname, port } = new URL(home);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends exactly what it is told, byte for byte, and follows nothing. */
export function send(
  path: string,
  { method = "GET", headers = {}, body, cookie, from }: Sending = {},
  again = true,
): Promise<Answer> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const sending = request(
      {
        agent,
        host: hostname,
        port,
        path,
        method,
        headers: {
          host: `${hostname}:${port}`,
          "x-forwarded-for": from ?? "198.51.100.1",
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", fail);
        answer.on("end", () => {
          setCookies.push(...(answer.headers["set-cookie"] ?? []));
          noteHeaders(`${answer.statusCode} ${method} ${path.slice(0, 80)}`, answer.headers);
          const bytes = Buffer.concat(parts);
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: bytes.toString("utf8"),
            bytes,
            milliseconds: performance.now() - began,
          });
        });
      },
    );
    // A connection that was kept may be closed by the server in the moment it is used again.
    sending.on("error", (error) =>
      sending.reusedSocket && again
        ? done(send(path, { method, headers, cookie, from, body } as Sending, false))
        : fail(error),
    );
    sending.end(body);
  });
}

/** Whether an answer speaks of code, files or statements of the server. */
export const tellsInside = (text: string) =>
  /\bat \w[\w.]* \(|node_modules|\/(lib|app|bin)\/[\w()-]+\/[\w-]+\.(ts|js)|prisma\b|\b(SELECT|INSERT INTO|UPDATE) "|[A-Z]\w+Error:|ECONN|"stack":/.test(
    text,
  );

/** Does something for each, a few at a time, and keeps the order. */
export async function forEach<T, R>(list: readonly T[], deed: (one: T, index: number) => Promise<R>, atOnce = 6) {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < list.length; index = next++) results[index] = await deed(list[index]!, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** All of it; shortened, one of so many shares, so that those who take turns have tried everything together. */
export function share<T>(list: readonly T[], turn: number, shares: number): readonly T[] {
  return whole ? list : list.filter((_one, index) => (index + turn) % shares === 0);
}
