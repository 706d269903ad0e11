import "server-only";
import { env } from "@/lib/env";

/** Who a passkey is for: one name and one origin, both from the settings and never from a request. */
export function relyingParty() {
  const { hostname, origin } = new URL(env.APP_URL);
  return { name: "信卡 Xinka", id: hostname, origin };
}
