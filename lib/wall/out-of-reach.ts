/** Ends of a connection as Node, the database and Prisma name them: refused, cut, late, going down, starting, too many. */
const codes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
  ...["57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006"],
  ...["P1000", "P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"],
]);
const words =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|ConnectionClosed|SocketTimeout/;

/** Whether something failed because the database was not there, and not for any reason of its own. */
export function isOutOfReach(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, message, cause, meta } = error as { code?: string; message?: string; cause?: unknown; meta?: object };
  if (codes.has(code ?? "") || words.test(message ?? "")) return true;
  return isOutOfReach(cause, depth + 1) || Object.values(meta ?? {}).some((one) => isOutOfReach(one, depth + 1));
}
