import { type APIRequestContext, expect, test } from "@playwright/test";
import type { Role } from "@/lib/auth/actor";
import { addressOf, everyPage, eyes, type Who } from "@/tests/support/routes";
import { cookieFor } from "@/tests/support/session";
import { personOf } from "@/tests/support/sign-in";

const roles = Object.keys(eyes) as Role[];

type Stage = "PASSWORD" | "FULL";

async function answerTo(request: APIRequestContext, path: string, reader: string | null, stage: Stage = "FULL") {
  const { name, value } = reader ? await cookieFor(reader, { stage }) : { name: "sid", value: "" };
  const answer = await request.get(path, { maxRedirects: 0, headers: { cookie: `${name}=${value}` } });
  return { status: answer.status(), to: answer.headers().location ?? "" };
}

for (const route of everyPage()) {
  test(`[AZ-01] ${route.pattern} opens for ${route.who} and for nobody else`, async ({ request }) => {
    const { path, reader, stage } = await addressOf(route);
    const stranger = await answerTo(request, path, null);
    if (route.who === "PUBLIC") {
      expect(stranger.status).toBe(200);
      return;
    }
    expect(stranger).toMatchObject({ status: 307, to: expect.stringContaining("/sign-in") });
    expect((await answerTo(request, path, reader, stage)).status).toBe(200);
    if (route.who === "ENTRANT") {
      expect(await answerTo(request, path, reader)).toMatchObject({
        status: 307,
        to: expect.stringMatching(/\/home$/),
      });
      return;
    }
    for (const role of roles.filter((other: Who) => other !== route.who)) {
      const { id } = await personOf(eyes[role]);
      const status = route.who === "PERSON" && !route.pattern.includes("[id]") ? 200 : 404;
      expect({ role, ...(await answerTo(request, path, id)) }).toMatchObject({ role, status });
    }
  });

  if (route.who !== "PUBLIC" && route.who !== "ENTRANT")
    test(`[AU-12] ${route.pattern} does not open to a password alone`, async ({ request }) => {
      const { path, reader } = await addressOf(route);
      const answer = await answerTo(request, path, reader, "PASSWORD");
      expect(answer).toMatchObject({ status: 307, to: expect.stringContaining("/sign-in/second-factor") });
    });

  if (route.pattern.includes("[id]"))
    test(`[AZ-02] ${route.pattern} answers another's, an unknown and a malformed id alike`, async ({ request }) => {
      const { reader } = await addressOf(route);
      const ids = ["01900000-0000-7000-8000-000000000000", "1", "-1", "9223372036854775808", "null", "%00", "a'--"];
      for (const id of ids) {
        const path = route.pattern.replace("[id]", id).replace("[section]", "income");
        expect({ id, ...(await answerTo(request, path, reader)) }).toMatchObject({ id, status: 404 });
      }
    });
}

test("[AZ-02] a customer's application does not exist for another customer", async ({ request }) => {
  const { path } = await addressOf({ pattern: "/applications/[id]", who: "CUSTOMER" });
  const { id } = await personOf("zhou@demo.test");
  expect((await answerTo(request, path, id)).status).toBe(404);
});

test("[SE-06] a disabled account is nobody on its next request", async ({ request }) => {
  const { db } = await import("@/lib/db");
  const { id } = await personOf("chen@demo.test");
  const { name, value } = await cookieFor(id);
  const open = () => request.get("/work", { maxRedirects: 0, headers: { cookie: `${name}=${value}` } });
  expect((await open()).status()).toBe(200);
  await db.user.update({ where: { id }, data: { status: "DISABLED" }, select: { id: true } });
  expect((await open()).status()).toBe(307);
  await db.user.update({ where: { id }, data: { status: "ACTIVE" }, select: { id: true } });
});

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
