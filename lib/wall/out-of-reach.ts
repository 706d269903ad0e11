/** What Prisma, the pool, PostgreSQL and the network call it when the database cannot be asked just now. */
const codes = new Set(
  [
    "P1000 P1001 P1002 P1008 P1017 P2024 P2028 P2037",
    "53300 57P01 57P02 57P03 08000 08001 08003 08004 08006",
    "ECONNREFUSED ECONNRESET ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN EPIPE",
    "DatabaseNotReachable ConnectionClosed SocketTimeout TooManyConnections",
  ].flatMap((line) => line.split(" ")),
);
const sentence =
  /timeout exceeded when trying to connect|connection terminated|connection timeout|not queryable|ConnectionClosed|SocketTimeout/i;

type Fault = {
  code?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: object;
};

/** Whether a fault comes of a database that cannot be reached, however deep inside it says so. */
export function isOutOfReach(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, kind, originalCode, message, cause, meta } = error as Fault;
  if ([code, kind, originalCode].some((one) => codes.has(String(one))) || sentence.test(String(message))) return true;
  return [cause, ...Object.values(meta ?? {})].some((inner) => isOutOfReach(inner, depth + 1));
}
