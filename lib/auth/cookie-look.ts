import "server-only";
import { env } from "@/lib/env";

/** `__Host-` and Secure wherever the portal is reached by https; plain on the loopback of the try-out. */
export function cookieLook(name: string, sameSite: "strict" | "lax" = "strict") {
  const secure = env.APP_URL.startsWith("https://");
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite, path: "/", secure },
  };
}
