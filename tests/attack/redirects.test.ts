import type { OutgoingHttpHeaders } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { sql } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { answersFor, call, verdictOf } from "@/tests/attack/forms";
import { forEach, home, send, share } from "@/tests/attack/request";
import { actorFor } from "@/tests/attack/subjects";
import { cookieOf } from "@/tests/attack/visitors";
import { lettersTo } from "@/tests/support/letters";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";

let actions: Action[];
beforeAll(async () => {
  actions = await everyAction();
});

/** Targets that browsers take for another site, or that a check of the first letter lets pass. */
const targets = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r//evil.example",
  "\t//evil.example",
  " //evil.example",
  "/%09/evil.example",
  "/%5cevil.example",
  "/%2f%2fevil.example",
  "https://evil.example",
  "https:evil.example",
  "http:///evil.example",
  "HTTPS://EVIL.EXAMPLE",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "/..//evil.example",
  "/home/..//evil.example",
  "/home@evil.example",
  "@evil.example",
  ".evil.example",
  "/.evil.example/..//evil.example",
  "https://localhost@evil.example",
  "//localhost:3000@evil.example",
  "//%E2%80%8Bevil.example",
  "/\u200b/evil.example",
  "/\u0000/evil.example",
  "////evil.example/%2e%2e",
  "/;//evil.example",
  "/home?next=//evil.example",
  "/home#//evil.example",
];

const fields = ["next", "back", "after", "path", "to", "url", "redirect", "callbackUrl", "returnTo"];

test("[WB-11] no form that says where to go on leads anywhere else", async () => {
  const asking = actions.filter(({ schema }) => fields.some((field) => field in schema.shape));
  expect(asking.length).toBeGreaterThan(3);
  const email = `redirect${next()}@example.com`;
  await givePassword((await aCustomer({ email })).id);
  const away: object[] = [];
  for (const [turn, action] of asking.entries()) {
    const cookie = await cookieOf(await actorFor(action));
    const sent = share(targets, turn, 9).map((target) => ({ target, form: formOf(action, target, email) }));
    const answers = await forEach(sent, async ({ target, form }) => {
      const { to, status } = verdictOf(await call(action, form, action.name.endsWith("signIn") ? {} : { cookie }));
      return { action: action.name, target, to, status };
    });
    away.push(...answers.filter(({ to }) => to && !isOurs(to)));
  }
  expect(away).toEqual([]);
});

function formOf(action: Action, target: string, email: string) {
  const own = Object.fromEntries(
    fields.filter((field) => field in action.schema.shape).map((field) => [field, target]),
  );
  const known = action.name.endsWith("signIn") ? { email, password } : {};
  return { ...answersFor(action, "01900000-0000-7000-8000-000000000000"), ...known, ...own };
}

/** Where a browser on our page would go. */
const isOurs = (to: string) =>
  new URL(to, `${home}/sign-in`).origin === home && !/evil\.example\/?$/.test(new URL(to, home).host);

test("[WB-11] no page that is told where to go on leads anywhere else", async () => {
  const cookie = await cookieOf(await aCustomer());
  const pages = ["/sign-in", "/confirm", "/sign-in/second-factor", "/forgot-password", "/apply/product", "/"];
  const asked = pages.flatMap((page) => fields.flatMap((field) => targets.map((target) => ({ page, field, target }))));
  const away = await forEach(share(asked, 0, 83), async ({ page, field, target }) => {
    const path = `${page}?${field}=${encodeURIComponent(target)}`;
    const { headers, text } = await send(path, { cookie });
    const to = String(headers.location ?? "");
    const linked = [...text.matchAll(/(?:href|action|src|formaction)="([^"]*evil[^"]*)"/gi)].map(([, link]) => link!);
    return [to, ...linked].filter((one) => one && !isOurs(one.replaceAll("&amp;", "&"))).map((one) => ({ path, one }));
  });
  expect(away.flat()).toEqual([]);
});

const evil = { origin: "https://evil.example", "x-forwarded-proto": "https" };

/** Hosts named by somebody with a program of his own, who is no browser and names what origin he likes; and whether he is heard at all. */
const hosts: [string, OutgoingHttpHeaders, { heard: boolean }][] = [
  ["our own", {}, { heard: true }],
  ["Host", { host: "evil.example" }, { heard: false }],
  ["Host and Origin", { host: "evil.example", ...evil }, { heard: false }],
  ["Host and Origin, as in a try-out", { host: "evil.example", origin: "http://evil.example" }, { heard: true }],
  ["X-Forwarded-Host", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }, { heard: false }],
  ["X-Forwarded-Host and Origin", { "x-forwarded-host": "evil.example", ...evil }, { heard: false }],
  [
    "Forwarded and others that nobody reads",
    { forwarded: "host=evil.example;proto=https", "x-original-host": "evil.example", "x-forwarded-port": "81" },
    { heard: true },
  ],
];

test.each(hosts)(
  "[AU-07] a mailed link begins with our own address, or is not mailed: %s",
  async (_what, headers, { heard }) => {
    const forgot = actions.find(({ name }) => name.endsWith(" forgotPassword"))!;
    const email = `host${next()}@example.com`;
    const { id } = await aCustomer({ email });
    await givePassword(id);
    // The letters of the attacks before are nobody's business here, and many.
    await sql(`update "Mail" set "nextTryAt" = "nextTryAt" + interval '1 day' where "userId" <> $1::uuid`, [id]);
    const { to } = verdictOf(await call(forgot, { email }, { headers: { origin: home, ...headers } }));
    expect(to).toBe(heard ? "/forgot-password/sent" : "");
    const links = (await lettersTo(email)).flatMap(({ text }) => text.match(/\S*\/reset-password\/\S*/g) ?? []);
    const ours = expect.stringMatching(new RegExp(`^${home}/reset-password/`));
    expect(links).toEqual(heard ? [ours] : []);
  },
);
