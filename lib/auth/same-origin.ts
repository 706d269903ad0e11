import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";

/**
 * Whether a write was sent by our own page. A missing, foreign or `null` Origin is refused, and so is
 * what the browser itself calls cross-site or same-site (WB-01); Next alone lets a missing one pass.
 */
export async function isFromOurPage(): Promise<boolean> {
  const sent = await headers();
  return originFits(sent.get("origin"), sent.get("sec-fetch-site"), sent.get("host"));
}

/**
 * In the try-out the portal answers by whatever name it was called, of the loopback, a container or the network at
 * home; a deployment has exactly one origin. What is mailed begins with APP_URL in both.
 */
export function originFits(origin: string | null, fetchSite: string | null, host: string | null): boolean {
  if (!origin || origin === "null") return false;
  if (fetchSite && fetchSite !== "same-origin") return false;
  return origin === new URL(env.APP_URL).origin || (env.TRY_OUT && origin === `http://${host}`);
}
