import { expect, test } from "vitest";
import { sessionCookie } from "@/lib/auth/config";

test("[SE-03] wherever the portal is reached by https, its cookie is bound to this host and to https", () => {
  process.env.APP_URL = "https://card.bank.example";
  expect(sessionCookie()).toEqual({
    name: "__Host-sid",
    options: { httpOnly: true, sameSite: "strict", path: "/", secure: true },
  });
});
