import "server-only";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookieLook } from "@/lib/auth/cookie-look";
import { envelope } from "@/lib/auth/envelope";
import { redeemTicket } from "@/lib/auth/ticket";
import { env } from "@/lib/env";
import { lazy } from "@/lib/lazy";

/** Longest absolute life of any session; the session's own row may end it earlier. */
export const sessionSeconds = 12 * 3_600;

export const sessionCookie = () => cookieLook("sid");

/** Auth.js remembers where to return to; nothing here reads it, so it is taken away again. */
export const callbackCookie = "return-to";

/**
 * Auth.js as a shell: it seals a random session token into the cookie. Our Session table is the truth.
 * Its routes are not mounted; sign-in and sign-out call it from server actions.
 */
export const auth = lazy(() =>
  NextAuth({
    secret: env.AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    jwt: envelope,
    cookies: { sessionToken: sessionCookie(), callbackUrl: { name: callbackCookie, options: sessionCookie().options } },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: { error: () => {}, warn: () => {} },
    providers: [
      Credentials({
        credentials: { ticket: {} },
        authorize: async ({ ticket }) => {
          const token = await redeemTicket(typeof ticket === "string" ? ticket : "");
          return token ? { id: token } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    },
  }),
);
