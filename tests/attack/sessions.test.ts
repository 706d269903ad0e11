import { encode } from "next-auth/jwt";
import { beforeAll, expect, test } from "vitest";
import { newToken } from "@/lib/auth/token";
import { sql } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { call, verdictOf } from "@/tests/attack/forms";
import { type Answer, send, setCookies } from "@/tests/attack/request";
import { cookieOf } from "@/tests/attack/visitors";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";

let signIn: Action;
let signOut: Action;
beforeAll(async () => {
  const actions = await everyAction();
  signIn = actions.find(({ name }) => name.endsWith(" signIn"))!;
  signOut = actions.find(({ name }) => name.endsWith(" signOut"))!;
});

const cookiesOf = ({ headers }: Answer) => (headers["set-cookie"] ?? []).map(String);
const sidOf = (answer: Answer) =>
  /^(sid=[^;]+)/.exec(cookiesOf(answer).find((one) => one.startsWith("sid=")) ?? "")?.[1] ?? "";

async function somebody() {
  const email = `session${next()}@example.com`;
  const person = await aCustomer({ email });
  await givePassword(person.id);
  return { ...person, email };
}

const enter = async (email: string, cookie?: string) =>
  call(signIn, { email, password, next: "/home" }, cookie ? { cookie } : {});

const opens = async (cookie: string, path = "/home") => (await send(path, { cookie })).status === 200;

test("[SE-02][SE-01] a token planted before the sign-in never becomes valid, and each sign-in makes a new one", async () => {
  const { email } = await somebody();
  const secret = process.env.AUTH_SECRET!;
  const planted = `sid=${await encode({ token: { sid: newToken() }, secret, salt: "sid", maxAge: 3_600 })}`;
  const first = sidOf(await enter(email, planted));
  expect(first).not.toBe("");
  expect(first).not.toBe(planted);
  expect([await opens(planted), await opens(first)]).toEqual([false, true]);
  const second = sidOf(await enter(email, first));
  expect(second).not.toBe(first);
  expect(await opens(second)).toBe(true);
});

test("[SE-01] nothing that lies in the database opens a session", async () => {
  const { email, id } = await somebody();
  await enter(email);
  const [row] = await sql<Record<string, unknown>>(`select * from "Session" where "userId" = $1::uuid`, [id]);
  const secret = process.env.AUTH_SECRET!;
  for (const value of Object.values(row!).filter((one) => typeof one === "string")) {
    expect(await opens(`sid=${value}`)).toBe(false);
    expect(await opens(`sid=${await encode({ token: { sid: value }, secret, salt: "sid", maxAge: 3_600 })}`)).toBe(
      false,
    );
  }
});

test("[SE-01] a cookie that was changed, sealed with another key, out of date or meant for something else opens nothing", async () => {
  const person = await aCustomer();
  const cookie = await cookieOf(person);
  const [, sealed = ""] = cookie.split("=");
  const secret = process.env.AUTH_SECRET!;
  const token = { sid: newToken() };
  const forged = [
    sealed.slice(0, -2),
    `${sealed.slice(0, -4)}AAAA`,
    sealed.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString("base64url")),
    `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(token)).toString("base64url")}.`,
    await encode({ token, secret: "another", salt: "sid", maxAge: 3_600 }),
    await encode({ token, secret, salt: "return-to", maxAge: 3_600 }),
    await encode({ token, secret, salt: "sid", maxAge: -60 }),
    "null",
    "",
  ];
  expect(await opens(cookie)).toBe(true);
  for (const value of forged) expect(await opens(`sid=${value}`)).toBe(false);
});

test("[SE-03] every cookie of this run is kept from script, other sites and other paths, and stays small", async () => {
  const { email } = await somebody();
  await call(signOut, {}, { cookie: sidOf(await enter(email)) });
  await Promise.all(["/", "/sign-in"].map((path) => send(path)));
  const kept = new Set(setCookies.filter((cookie) => !/^[^=]+=;/.test(cookie)));
  expect(kept.size).toBeGreaterThan(1);
  for (const cookie of kept) {
    expect(cookie).toMatch(/; httponly/i);
    expect(cookie).toMatch(/; samesite=(strict|lax)/i);
    expect(cookie).toMatch(/; path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; domain=/i);
    expect(cookie.length).toBeLessThan(4_096);
    if (cookie.startsWith("sid=")) expect(cookie).toMatch(/; samesite=strict/i);
  }
});

test("[SE-05] whoever signs out is out on the server, in the browser and in its caches", async () => {
  const { email } = await somebody();
  const cookie = sidOf(await enter(email));
  expect(await opens(cookie)).toBe(true);
  const out = await call(signOut, {}, { cookie });
  expect(verdictOf(out).to).toBe("/sign-in?notice=account.signedOut");
  expect(cookiesOf(out).find((one) => one.startsWith("sid="))).toMatch(/sid=;|max-age=0|expires=thu, 01 jan 1970/i);
  expect(await opens(cookie)).toBe(false);
  expect(out.headers["clear-site-data"]).toContain('"cache"');
});

test.each([
  ["that idled for half an hour", `"lastSeenAt" = now() - interval '31 minutes'`],
  ["twelve hours old, however busy", `"expiresAt" = now() - interval '1 second', "lastSeenAt" = now()`],
  ["of an earlier epoch of the account", `"securityEpoch" = "securityEpoch" - 1`],
  ["that was ended elsewhere", `"endedAt" = now()`],
])("[SE-04] a session %s is none", async (_what, change) => {
  const person = await aCustomer();
  const cookie = await cookieOf(person);
  expect(await opens(cookie)).toBe(true);
  await sql(`update "Session" set ${change} where "userId" = $1::uuid`, [person.id]);
  expect(await opens(cookie)).toBe(false);
});
