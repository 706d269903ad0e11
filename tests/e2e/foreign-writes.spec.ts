import { Readable } from "node:stream";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";

const password = "a sentence nobody guesses";

/** The register form as a browser without script would send it, with the fields of Next's own. */
async function registration(request: APIRequestContext, email: string) {
  const html = await (await request.get("/register")).text();
  const form = /<form[^>]*>(?:(?!<\/form>).)*name="mobile".*?<\/form>/s.exec(html)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)];
  const own = Object.fromEntries(
    hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]),
  );
  return { ...own, email, mobile: "13912345678", password, consent: "yes" };
}

const known = (email: string) => db.user.count({ where: { emailIndex: keyedIndex("email", email) } });

test("[WB-01] the form of our own page is taken", async ({ request, baseURL }) => {
  const email = `own-${crypto.randomUUID()}@example.com`;
  const answer = await request.post("/register", {
    multipart: await registration(request, email),
    headers: { origin: baseURL ?? "", "sec-fetch-site": "same-origin" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(await known(email)).toBe(1);
});

const foreign: [string, Record<string, string>][] = [
  ["without an origin", {}],
  ["without an origin, said to be same-origin", { "sec-fetch-site": "same-origin" }],
  ["with the origin null", { origin: "null" }],
  ["from another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["from another site, without more", { origin: "https://evil.example" }],
  [
    "from another site, said to be forwarded for it",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ],
  ["from a neighbour site", { origin: "http://card.localhost:3000", "sec-fetch-site": "same-site" }],
  ["from another port", { origin: "http://localhost:1", "sec-fetch-site": "same-site" }],
  ["with our origin, but called cross-site", { origin: "OWN", "sec-fetch-site": "cross-site" }],
  ["with our origin, but called same-site", { origin: "OWN", "sec-fetch-site": "same-site" }],
  ["with our origin, but typed into the address bar", { origin: "OWN", "sec-fetch-site": "none" }],
  ["from a name that begins like ours", { origin: "http://localhost:3000.evil.example" }],
];

for (const [how, headers] of foreign)
  test(`[WB-01] a form sent ${how} changes nothing`, async ({ request, baseURL }) => {
    const email = `foreign-${crypto.randomUUID()}@example.com`;
    const own = { ...headers, ...(headers.origin === "OWN" ? { origin: baseURL ?? "" } : {}) };
    const answer = await request.post("/register", {
      multipart: await registration(request, email),
      headers: own,
      maxRedirects: 0,
    });
    expect(answer.status()).not.toBe(303);
    expect(await known(email)).toBe(0);
  });

test("[WB-05] a form of 100 MB is answered with a sentence before it is read", async ({ request }) => {
  const body = Buffer.alloc(100 * 1_048_576, 120);
  for (const path of ["/register", "/sign-in", "/nowhere"]) {
    const answer = await request.post(path, { data: body, headers: { "content-type": "text/plain" } });
    expect({ path, status: answer.status() }).toEqual({ path, status: 413 });
    expect(await answer.text()).toContain("提交的内容太大");
  }
});

test("[WB-05] 100 MB sent without saying so are cut off, and the server goes on", async ({ request, baseURL }) => {
  const megabyte = Buffer.alloc(1_048_576, 120);
  async function* body() {
    yield Buffer.from('--x\r\ncontent-disposition: form-data; name="email"\r\n\r\n');
    for (let sent = 0; sent < 100; sent += 1) yield megabyte;
    yield Buffer.from("\r\n--x--\r\n");
  }
  const sent = fetch(`${baseURL}/register`, {
    method: "POST",
    body: Readable.toWeb(Readable.from(body())) as unknown as ReadableStream,
    duplex: "half",
    headers: { origin: baseURL ?? "", "content-type": "multipart/form-data; boundary=x" },
  } as RequestInit);
  expect(await sent.then((answer) => answer.ok).catch(() => false)).toBe(false);
  expect((await request.get("/healthz")).status()).toBe(200);
});

test("[WB-06] a broken form tells nothing of the inside", async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? "", "sec-fetch-site": "same-origin" };
  for (const fields of [{ $ACTION_ID_00: "" }, { $ACTION_REF_1: "", "$ACTION_1:0": "{}" }, { "1": "x" }]) {
    const answer = await request.post("/register", {
      multipart: fields as Record<string, string>,
      headers,
      maxRedirects: 0,
    });
    const text = await answer.text();
    expect(text).not.toMatch(/at \w+ \(|node_modules|prisma|SELECT |\/lib\//i);
  }
  expect((await request.get("/healthz")).status()).toBe(200);
});
