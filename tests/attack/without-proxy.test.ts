import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyPage } from "@/tests/attack/doors";
import { forEach, whole } from "@/tests/attack/request";
import { headings, isShown, variants } from "@/tests/attack/spellings";
import { cookieOf, isShut, strangersTo, visitorsFor } from "@/tests/attack/visitors";
import { addressOf, type Who } from "@/tests/support/routes";
import { type Served, served, visit } from "@/tests/support/served";

const build = resolve(process.env.XINKA_BUILD_DIR ?? ".next-test");
const bare = resolve(".data/test/without-proxy");
let server: Served;

/** The same build, but for the two files that say that there is a proxy. */
beforeAll(async () => {
  rmSync(bare, { recursive: true, force: true });
  mkdirSync(`${bare}/server`, { recursive: true });
  for (const name of readdirSync(build)) if (name !== "server") symlinkSync(`${build}/${name}`, `${bare}/${name}`);
  for (const name of readdirSync(`${build}/server`))
    if (!/^(middleware(\.js.*)?|functions-config-manifest\.json)$/.test(name))
      symlinkSync(`${build}/server/${name}`, `${bare}/server/${name}`);
  writeFileSync(`${bare}/server/functions-config-manifest.json`, '{"version":1,"functions":{}}');
  server = await served({ XINKA_BUILD_DIR: ".data/test/without-proxy" });
});
afterAll(() => {
  server?.child.kill("SIGKILL");
  rmSync(bare, { recursive: true, force: true });
});

/** By which a page shows that it came through the proxy. */
const nonceIn = (headers: Headers) => /nonce-/.test(headers.get("content-security-policy") ?? "");

const open = async (path: string, cookie: string | undefined) => {
  const { status, headers } = await visit(server, path, cookie ? { headers: { cookie } } : {});
  const to = headers.get("location") ?? "";
  return { status, to: to.replace(server.url, "").split("?")[0]!, policy: nonceIn(headers) };
};

test("[AZ-06] without the proxy each page is as closed, to whoever comes", async () => {
  const gated = everyPage().filter(({ who }) => who !== "PUBLIC");
  const verdicts = await forEach(gated, async (route, index) => {
    const who = route.who as Exclude<Who, "PUBLIC">;
    const { path, reader, stage } = await addressOf(route);
    const visitors = await visitorsFor(who === "PERSON" || who === "ENTRANT" ? "CUSTOMER" : who);
    const strangers = strangersTo(who);
    const leaks: object[] = [];
    for (const standing of whole ? strangers : [strangers[index % strangers.length]!]) {
      const { status, to, policy } = await open(path, visitors[standing]);
      if (policy || !isShut(who, standing, { status, to })) leaks.push({ path, standing, status, to, policy });
    }
    if (stage === "FULL" && (whole || index % 9 === 0)) {
      const { status } = await open(path, await cookieOf({ id: reader! }));
      if (status !== 200) leaks.push({ path, reader, status });
    }
    if (stage === "FULL" && whole)
      leaks.push(
        ...(await shownInAnySpelling(
          path,
          reader!,
          strangers.map((one) => visitors[one]),
        )),
      );
    return leaks;
  });
  expect(verdicts.flat()).toEqual([]);
}, 600_000);

/** Each spelling by one stranger in turn. */
async function shownInAnySpelling(path: string, reader: string, strangers: (string | undefined)[]) {
  const own = await visit(server, path, { headers: { cookie: await cookieOf({ id: reader }) } });
  const [heading = ""] = headings(own.text);
  const leaks: object[] = own.status === 200 && heading ? [] : [{ path, heading }];
  for (const [index, [how, make]] of Object.entries(variants).entries()) {
    const { path: address, headers } = make(path);
    const { host: _, ...others } = (headers ?? {}) as Record<string, string>;
    const cookie = strangers[index % strangers.length];
    const { status, text } = await visit(server, address, { headers: { ...others, ...(cookie ? { cookie } : {}) } });
    if (isShown(text, heading) || status >= 500) leaks.push({ path, how, status });
  }
  return leaks;
}
