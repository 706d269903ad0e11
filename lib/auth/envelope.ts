import "server-only";
import type { JWTDecodeParams, JWTEncodeParams } from "next-auth/jwt";
import { cookieKey, cookieKeys } from "@/lib/vault/keys";
import { open, seal } from "@/lib/vault/seal";

const place = (cookie: string) => ({ table: "cookie", column: cookie, row: "" });

/**
 * How Auth.js seals our session token into the cookie: by the vault, in a fiftieth of the time of its own envelope, which
 * every request has to open. It says no end: the session's row does.
 */
export const envelope = {
  encode: async ({ token, salt }: JWTEncodeParams) => sealCookie(salt, String(token?.sid ?? "")),
  decode: async ({ token, salt }: JWTDecodeParams) => {
    const sid = openCookie(salt, token ?? "");
    return sid === null ? null : { sid };
  },
};

export const sealCookie = (name: string, token: string) => seal(cookieKey(), place(name), token);

/** Null for what was not sealed here, under this key, for this cookie. */
export function openCookie(name: string, sealed: string): string | null {
  try {
    return open(cookieKeys(), place(name), sealed) || null;
  } catch {
    return null;
  }
}
