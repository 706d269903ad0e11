import { afterAll, beforeAll, expect, test } from "vitest";
import { type Action, everyAction } from "@/tests/attack/doors";
import { bodyOf, type Fields, newAddress } from "@/tests/attack/forms";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { type Served, served, visit } from "@/tests/support/served";

const site = "https://card.bank.example";
let server: Served;
let actions: Action[];

/** As in a deployment: people come by https to a proxy, which speaks plainly to the server behind it. */
beforeAll(async () => {
  [server, actions] = [await served({ APP_URL: site }), await everyAction()];
});
afterAll(() => server?.child.kill("SIGKILL"));

async function call(name: string, fields: Fields, cookie = "") {
  const action = actions.find((one) => one.name.endsWith(` ${name}`))!;
  const { body, type } = bodyOf(fields);
  const page = action.page.replace(/^\/_ui$/, "/sign-in");
  const headers = {
    accept: "text/x-component",
    "next-action": action.id,
    "content-type": type,
    origin: site,
    "sec-fetch-site": "same-origin",
    "x-forwarded-host": "card.bank.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": newAddress(),
    ...(cookie ? { cookie } : {}),
  };
  const { headers: said } = await visit(server, page, { method: "POST", body, headers });
  return said.getSetCookie();
}

const pairOf = (set: string[], name: string) =>
  set.map((one) => one.split(";")[0]!).find((one) => one.startsWith(`${name}=`)) ?? "";

test("[SE-03][3.3.1] behind https every cookie is bound to this host and to https, whatever it remembers", async () => {
  const email = `secure${next()}@example.com`;
  await givePassword((await aCustomer({ email })).id);
  const entered = await call("signIn", { email, password, next: "" });
  const sid = pairOf(entered, "__Host-sid");
  expect(sid).not.toBe("");
  expect((await visit(server, "/home", { headers: { cookie: sid } })).status).toBe(200);
  expect((await visit(server, "/home", { headers: { cookie: sid.replace("__Host-", "") } })).status).toBe(307);

  const chosen = await call("chooseReading", { language: "en", back: "/sign-in" });
  const themed = await call("chooseReading", { theme: "dark", back: "/sign-in" });
  const folded = await call("chooseReading", { menu: "rail", back: "/sign-in" });
  const { text } = await visit(server, "/sign-in", { headers: { cookie: pairOf(chosen, "__Host-language") } });
  expect(text).toContain('lang="en"');

  const kept = [...entered, ...chosen, ...themed, ...folded].filter((one) => !/^[^=]+=;/.test(one));
  expect(new Set(kept.map((one) => one.split("=")[0]))).toEqual(
    new Set(["sid", "device", "language", "theme", "menu"].map((name) => `__Host-${name}`)),
  );
  for (const one of kept) {
    expect(one).toMatch(/; secure/i);
    expect(one).toMatch(/; httponly/i);
    expect(one).toMatch(/; path=\/(;|$)/i);
    expect(one).not.toMatch(/; domain=/i);
    expect(one).toMatch(/^__Host-(sid|device)=/.test(one) ? /; samesite=strict/i : /; samesite=lax/i);
  }

  // A browser takes a cookie of this name away only when told so by https, too.
  const left = await call("signOut", {}, sid);
  expect(left.find((one) => one.startsWith("__Host-sid=;"))).toMatch(/; secure/i);
  expect((await visit(server, "/home", { headers: { cookie: sid } })).status).toBe(307);
});
