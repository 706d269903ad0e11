import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Role } from "@/lib/auth/actor";
import { everyPage } from "@/tests/attack/doors";
import { forEach, type Sending, send, whole } from "@/tests/attack/request";
import { headings, isShown, variants } from "@/tests/attack/spellings";
import { cookieOf, strangersTo, visitorsFor } from "@/tests/attack/visitors";
import { addressOf } from "@/tests/support/routes";

const gated = everyPage().filter(({ who }) => who !== "PUBLIC" && who !== "ENTRANT");

test.each(gated)("[AZ-06] $pattern is as closed in every spelling", async (route) => {
  const { path, reader } = await addressOf(route);
  const cookie = await cookieOf({ id: reader! });
  const [heading = ""] = headings((await send(path, { cookie })).text);
  const shown = await follow(path, { cookie, headers: { rsc: "1" } });
  expect({ heading, shown: isShown(shown.text, heading) }).toEqual({
    heading: expect.stringMatching(/./),
    shown: true,
  });
  const who = route.who as Role | "PERSON";
  const visitors = await visitorsFor(who === "PERSON" ? "CUSTOMER" : who);
  const strangers = strangersTo(who).map((standing) => visitors[standing]);
  // Shortened, each page is tried in every third spelling, each of them by one stranger in turn.
  const spellings = Object.entries(variants).filter((_one, index) => whole || index % 3 === path.length % 3);
  const asked = spellings.flatMap(([how, make], index) =>
    (whole ? strangers : [strangers[(index + path.length) % strangers.length]]).map((cookie) => ({
      how,
      cookie,
      ...make(path),
    })),
  );
  const opened = await forEach(asked, async ({ how, cookie, path: address, headers = {} }) => {
    const { status, text } = await follow(address, { headers, ...(cookie ? { cookie } : {}) });
    return isShown(text, heading) || status >= 500 ? [{ how, cookie: Boolean(cookie), status }] : [];
  });
  expect(opened.flat()).toEqual([]);
});

/** Next first tells the address that belongs to these headers; an attacker would go there. */
async function follow(path: string, sending: Sending) {
  const answer = await send(path, sending);
  const next = String(answer.headers.location ?? "");
  return next.includes("_rsc") ? send(next, sending) : answer;
}

test("[AZ-06] the proxy decides nothing, so that pages without it would be as closed", () => {
  const code = readFileSync("proxy.ts", "utf8");
  expect(code).not.toMatch(
    /redirect|rewrite|cookie|status|new (Next)?Response|pathname(?!\.startsWith\("\/documents\/"\))/,
  );
});
