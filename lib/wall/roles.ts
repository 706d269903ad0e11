/** The role as which the server, the worker and the commands work: it owns nothing (prisma/rights.ts says what it may). */
export const appRole = "xinka_app";

/** The same address, with the connection working as that role from its first statement on. */
export function workingAs(role: string, address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", [given, `-c role=${role}`].filter(Boolean).join(" "));
  return url.href;
}
