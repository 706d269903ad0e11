import { expect, test } from "@playwright/test";
import { eyes } from "@/tests/support/routes";
import { cookieFor } from "@/tests/support/session";
import { personOf } from "@/tests/support/sign-in";

test("[WB-03] each answer carries the headers that keep it to itself", async ({ request }) => {
  for (const path of ["/", "/sign-in", "/healthz", "/nowhere", "/documents/1"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'nonce-[\w=+/-]{20,}' 'strict-dynamic'(;|$)/);
    for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": expect.stringMatching(/max-age=\d{8}/),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("a page that is not there says so without script too", async ({ request }) => {
  const answer = await request.get("/cards/nothing");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toMatch(/<noscript>.*没有这一页/);
});

test("[WB-10] pages with personal data are kept by no cache", async ({ request }) => {
  const { name, value } = await cookieFor((await personOf(eyes.CUSTOMER)).id);
  const answer = await request.get("/home", { headers: { cookie: `${name}=${value}` } });
  expect(answer.headers()["cache-control"]).toContain("no-store");
});

test("the server says that it lives and that it is ready", async ({ request }) => {
  expect(await (await request.get("/healthz")).text()).toBe("ok\n");
  expect(await (await request.get("/readyz")).json()).toEqual({
    ready: true,
    database: "fine",
    migrations: "fine",
    jobs: "fine",
  });
});
