import "server-only";
import { headers } from "next/headers";
import { isScripted } from "@/lib/forms/asked";
import { isRedrawn } from "@/lib/forms/tell-status";

/**
 * True where this page answers a form sent without JavaScript. A form that was accepted redirects,
 * so a page that answers one itself is a refusal, and its title must say so.
 */
export async function isInvalidReturn(): Promise<boolean> {
  if (isRedrawn() || (await isScripted())) return false;
  const sent = await headers();
  // After a form sent with script Next asks for the next page with the form's own headers, but without a body.
  const hasBody = sent.has("content-length") || sent.has("transfer-encoding");
  return hasBody && (sent.get("content-type") ?? "").startsWith("multipart/form-data");
}
