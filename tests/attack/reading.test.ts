import { beforeAll, expect, test } from "vitest";
import { changesDuring, watchChanges } from "@/tests/attack/changes";
import { everyPage } from "@/tests/attack/doors";
import { type Answer, careless, forEach, home, send, share } from "@/tests/attack/request";
import { serverLog } from "@/tests/attack/server";
import { cookieOf, roles, thePeople } from "@/tests/attack/visitors";
import { isCardNumber } from "@/tests/support/card-numbers";
import { addressOf, eyes } from "@/tests/support/routes";
import { cookieFor } from "@/tests/support/session";
import { personOf } from "@/tests/support/sign-in";

let pages: { path: string; cookie: string | undefined; who: string }[];
let answers: Answer[] = [];

beforeAll(async () => {
  await watchChanges();
  pages = await Promise.all(
    everyPage().map(async (route) => {
      const { path, reader, stage } = await addressOf(route);
      const { name, value } = reader ? await cookieFor(reader, { stage }) : { name: "", value: "" };
      return { path, cookie: reader ? `${name}=${value}` : undefined, who: route.who };
    }),
  );
}, 120_000);

const multipart = { "content-type": "multipart/form-data; boundary=x" };

/** Looking into somebody's case is a deed that the log keeps. */
const viewed = /^(INSERT|DELETE) OperationLog(Entry|Draft)$/;

test("[WB-02] reading any page changes nothing, whoever reads it and whatever the address says besides", async () => {
  const { MANAGER, ADMIN, CUSTOMER } = await thePeople();
  const others = [MANAGER, ADMIN, CUSTOMER].map(({ cookie }) => cookie);
  const wishes = "?delete=1&status=APPROVED&action=approve&confirm=yes&notice=account.signedOut&_method=DELETE";
  const changes = await changesDuring(async () => {
    answers = await forEach(pages, ({ path, cookie }) => send(path, cookie ? { cookie } : {}));
    await forEach(share(pages, 0, 3), ({ path, cookie }) =>
      send(path, { method: "HEAD", ...(cookie ? { cookie } : {}) }),
    );
    await forEach(share(pages, 1, 3), ({ path, cookie }, index) =>
      send(`${path.split("?")[0]}${wishes}`, { cookie: cookie ?? others[index % 3]! }),
    );
  });
  expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect(changes.filter(({ what }) => !viewed.test(what)).map(({ what }) => what)).toEqual([]);
});

test("[WB-03] every answer carries the headers that keep it to itself, faults and files as well", async () => {
  const asset = /\/_next\/static\/[^"]+\.js/.exec(answers[0]!.text)![0];
  const { CUSTOMER } = await thePeople();
  const more = await Promise.all([
    send("/nowhere"),
    send("/documents/1"),
    send("/healthz"),
    send("/readyz"),
    send("/home"),
    send(asset),
    send("/icon.svg"),
    send("/work", { cookie: CUSTOMER.cookie }),
    send("/apply/documents/upload", { method: "POST", body: "" }),
    send("/_next/static/nothing.js"),
    send("/home", { method: "DELETE" }),
    send("/register", { method: "POST", body: "x", headers: { "content-length": "400000" } }),
    send("/register", { method: "POST", body: "--x\r\ncontent-disp", headers: { origin: home, ...multipart } }),
    send("/sign-in", { method: "POST", body: "{", headers: { "next-action": "7f".padEnd(42, "0") } }),
    send(asset, { headers: { range: "bytes=0-9" } }),
  ]);
  const statuses = new Set(more.map(({ status }) => status));
  for (const status of [200, 206, 303, 307, 400, 404, 405, 413]) expect(statuses).toContain(status);
  for (const { headers, bytes } of [...answers, ...more])
    if (bytes.length > 0) expect(headers["content-type"]).toBeTruthy();
  // Each answer that any attack is given is looked at where it comes in (request.ts).
  expect([...careless]).toEqual([]);
});

test("[WB-03] each page has a policy with a nonce of its own, and lets no frame, base or other form target be", () => {
  const policies = answers.map(({ headers }) => String(headers["content-security-policy"]));
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'nonce-[\w=+/-]{20,}' 'strict-dynamic'(;|$)/);
    for (const part of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "report-uri /policy-reports",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
  }
  expect(new Set(policies).size).toBe(policies.length);
});

test("[DP-05] no page, and nothing that the server says of its work, holds a run of figures that could be a card's number", () => {
  const texts = [...answers.map(({ text }) => text), serverLog()];
  const runs = texts.flatMap((text) => text.match(/(?<![\w.%-])[3-6]\d{12,18}(?![\w.%-])/g) ?? []);
  expect(runs.filter(isCardNumber)).toEqual([]);
});

test("[WB-10] no cache keeps a page, a component, a document or a redirect of somebody who is signed in", async () => {
  const own = pages.filter(({ cookie }) => cookie);
  const variants = await forEach(share(own, 2, 3), async ({ path, cookie }) => [
    await send(path, { cookie: cookie! }),
    await send(`${path.split("?")[0]}/x.css`, { cookie: cookie! }),
    await send(`${path.split("?")[0]}%0ax.css`, { cookie: cookie! }),
    await send(`${path.split("?")[0]};x.js`, { cookie: cookie! }),
  ]);
  const kept = variants.flat().filter(({ headers }) => !/no-store/.test(String(headers["cache-control"])));
  expect(kept.map(({ status, headers }) => [status, headers["cache-control"]])).toEqual([]);
});

test("[WB-10] a cache between two customers, keyed by address alone, has nothing of the first for the second", async () => {
  const cache = new Map<string, Answer>();
  const through = async (path: string, cookie: string) => {
    const known = cache.get(path);
    if (known) return known;
    const answer = await send(path, { cookie });
    const control = String(answer.headers["cache-control"] ?? "");
    if (answer.status === 200 && !/no-store|private/.test(control)) cache.set(path, answer);
    return answer;
  };
  const [one, two] = [await personOf(eyes.CUSTOMER), await personOf("zhou@demo.test")];
  const [first, second] = [await cookieOf(one), await cookieOf(two)];
  expect((await send("/profile", { cookie: first })).text).toContain("张晓雯");
  for (const path of ["/home", "/profile", "/home?x.css", "/home/x.css", "/applications"]) {
    await through(path, first);
    expect((await through(path, second)).text).not.toContain("张晓雯");
  }
});

test("[SE-05] every page for people who are signed in offers the way out", () => {
  const own = answers.filter((_answer, index) => pages[index]!.cookie);
  expect(own.filter(({ text }) => !/退出/.test(text)).length).toBe(0);
});

test("[SC-02] the built product serves no source, map, listing, version control or tool of development", async () => {
  const paths = [
    "/.git/HEAD",
    "/.git/",
    "/package.json",
    "/.env",
    "/_next/",
    "/_next/static/",
    "/_next/static/chunks/",
    "/bare",
    "/__nextjs_original-stack-frames",
    "/_next/webpack-hmr",
    "/api/auth/session",
    "/api/auth/signin",
    "/graphql",
    "/metrics",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/prisma/schema.prisma",
    "/tests/",
    "/swagger.json",
    "/.next/BUILD_ID",
  ];
  const found = await forEach(paths, async (path) => ({ path, status: await statusAtTheEnd(path) }));
  expect(found.filter(({ status }) => status < 400)).toEqual([]);
  const scripts = answers.flatMap(({ text }) => text.match(/\/_next\/static\/[^"\\]+\.js/g) ?? []);
  const maps = await forEach([...new Set(scripts)], async (path) => {
    const script = await send(path);
    const map = await send(`${path}.map`);
    return /sourceMappingURL/.test(script.text) || map.status === 200 ? [path] : [];
  });
  expect(maps.flat()).toEqual([]);
  expect(roles.length).toBe(3);
});

/** An address with a slash behind is first told the one without. */
async function statusAtTheEnd(path: string) {
  const { status, headers } = await send(path);
  return status === 308 ? (await send(String(headers.location))).status : status;
}
