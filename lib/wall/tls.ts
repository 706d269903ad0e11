/**
 * Connections to other machines are encrypted and their certificates checked, or not made at all. A machine of our own
 * names itself by loopback or a socket; others that may be spoken to in the clear are named by PLAIN_HOSTS.
 */
export function isNear(address: string, plainHosts = ""): boolean {
  const { hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    host === "" ||
    host.startsWith("%2f") ||
    host === "localhost" ||
    host === "::1" ||
    /^127\.\d+\.\d+\.\d+$/.test(host) ||
    plainHosts.toLowerCase().split(/[ ,]+/).includes(host)
  );
}

/** The address of a database with TLS asked for where it is due. */
export const databaseOverTls = (address: string, plainHosts = "") =>
  isNear(address, plainHosts) ? address : verified(address);

/** Certificate and name are checked, whatever the address asked for. */
export function verified(address: string): string {
  const url = new URL(address);
  url.searchParams.set("sslmode", "verify-full");
  return url.href;
}

/** The address of a mail server; with smtp:// the connection begins in the clear and must become encrypted before anything is said. */
export const mailOverTls = (address: string, plainHosts = "") =>
  isNear(address, plainHosts) ? address : encrypted(address);

/** smtps:// is so from the beginning. */
export function encrypted(address: string): string {
  const url = new URL(address);
  if (url.protocol === "smtp:") url.searchParams.set("requireTLS", "true");
  return url.href;
}

/** Whether an address asks for less than that: a mode without check, or a switch that turns the check off. */
export function asksForLess(address: string): boolean {
  const { searchParams } = new URL(address);
  const mode = searchParams.get("sslmode");
  const weak = ["ssl", "uselibpqcompat", "ignoreTLS", "opportunisticTLS", "secure", "tls.rejectUnauthorized"];
  return (mode !== null && mode !== "verify-full") || weak.some((name) => searchParams.has(name));
}
