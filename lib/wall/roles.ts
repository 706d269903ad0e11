/** The role as which the server, the worker and the commands work: it owns nothing (prisma/rights.ts says what it may). */
export const appRole = "xinka_app";

/** The same, in the name of one customer: for this role the rows of other customers do not exist. */
export const customerRole = "xinka_customer";

/** The same address, with the connection working as that role from its first statement on. */
export function workingAs(role: string, address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", [given, `-c role=${role}`].filter(Boolean).join(" "));
  return url.href;
}
