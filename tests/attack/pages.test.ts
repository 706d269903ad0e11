import { randomUUIDv7 } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Right } from "@/lib/auth/rights";
import { changesDuring, watchChanges } from "@/tests/attack/changes";
import { everyHandler, everyPage } from "@/tests/attack/doors";
import { newAddress } from "@/tests/attack/forms";
import { handlers, undeclared } from "@/tests/attack/policies";
import { type Answer, forEach, home, send, share, whole } from "@/tests/attack/request";
import { serverLog } from "@/tests/attack/server";
import { malformed } from "@/tests/attack/subjects";
import {
  cookieOf,
  isShut,
  roles,
  type Standing,
  standings,
  strangersTo,
  thePeople,
  visitorsFor,
  withoutRight,
} from "@/tests/attack/visitors";
import { aCustomer, aManager, anApplication } from "@/tests/support/make";
import { addressOf, eyes, type Route, type Who } from "@/tests/support/routes";
import { cookieFor } from "@/tests/support/session";
import { personOf } from "@/tests/support/sign-in";

let cells = 0;
const open = async (path: string, cookie: string | undefined) => {
  cells += 1;
  const { status, headers, text } = await send(path, cookie ? { cookie } : {});
  return { status, to: String(headers.location ?? "").split("?")[0], text: visible(text) };
};

/** What a person would see, without what each answer has of its own. */
const visible = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

beforeAll(watchChanges);

test("[AZ-01] each route of the build has a declared policy", () => {
  expect(undeclared()).toEqual([]);
});

const pages = everyPage();
const gatedPages = pages.filter(({ who }) => who !== "PUBLIC");

test.each(pages.filter(({ who }) => who === "PUBLIC"))("[AZ-01] $pattern is open to anybody", async (route) => {
  const { path } = await addressOf(route);
  expect((await open(path, undefined)).status).toBe(200);
});

describe.each(gatedPages.map((route) => [route.pattern, route] as const))("%s", (_pattern, route) => {
  const who = route.who as Exclude<Who, "PUBLIC">;
  const role = who === "PERSON" || who === "ENTRANT" ? "CUSTOMER" : who;
  const hasId = route.pattern.includes("[id]");

  test(`[AZ-01][AU-12][WB-02] is for ${who} and for nobody else, whatever the id`, async () => {
    const { path, reader, stage } = await addressOf(route);
    const foreign = foreignAddresses(route);
    const ids = hasId ? [path, ...(whole ? foreign : foreign.slice(0, 3))] : [path];
    const visitors = await visitorsFor(role);
    const strangers = strangersTo(who);
    const asked = strangers.flatMap((standing, index) =>
      share(ids, index + gatedPages.indexOf(route), hasId ? 2 : 1).map((address) => ({ standing, address })),
    );
    let leaks: object[][] = [];
    const changes = await changesDuring(async () => {
      leaks = await forEach(asked, async ({ standing, address }) => {
        const { status, to } = await open(address, visitors[standing]);
        return isShut(who, standing, { status, to: to ?? "" }) ? [] : [{ standing, address, status, to }];
      });
    });
    expect(leaks.flat()).toEqual([]);
    expect(changes.map(({ what }) => what)).toEqual([]);
    const { name, value } = await cookieFor(reader!, { stage });
    expect((await open(path, `${name}=${value}`)).status).toBe(200);
  });

  const right = rightOf(route);
  if (right && role !== "CUSTOMER")
    test(`[AZ-01] does not exist for somebody without the right ${right}`, async () => {
      const { path } = await addressOf(route);
      expect((await open(path, await cookieOf(await withoutRight(role, right)))).status).toBe(404);
    });

  if (hasId)
    test("[AZ-02] answers an id of nobody and what is no id alike: there is no such page", async () => {
      const { reader } = await addressOf(route);
      const cookie = await cookieOf({ id: reader! });
      const answers = await Promise.all(foreignAddresses(route).map((address) => open(address, cookie)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    });

  if (hasId && role === "CUSTOMER")
    test("[AZ-02] answers another's id as one that nobody has", async () => {
      const { path, reader } = await addressOf(route);
      const cookie = await cookieOf(await aCustomer());
      const [others, nobodys] = [await open(path, cookie), await open(foreignAddresses(route)[0]!, cookie)];
      expect(reader).toBeTruthy();
      expect(others).toEqual(nobodys);
    });
});

/** The right that a page's gate names, if it names one. */
function rightOf({ pattern, who }: Route) {
  const file = `app/(${who.toLowerCase()})${pattern}/page.tsx`;
  return /requireRole\("\w+", "([\w.]+)"\)/.exec(readFileSync(file, "utf8"))?.[1] as Right | undefined;
}

const foreignAddresses = ({ pattern }: Route) =>
  // An entry of the log is asked for by its number, and the first is somebody's.
  [
    randomUUIDv7(),
    ...malformed.filter((id) => id && !(id === "1" && pattern === "/admin/log/[id]")),
    "%00",
    "..%2f..%2fhome",
    "{}",
    "[]",
  ].map((id) => pattern.replace("[id]", encodeURI(id).replaceAll("%25", "%")).replace("[section]", "income"));

describe.each(everyHandler().map((handler) => [handler.pattern, handler] as const))("%s", (pattern, { methods }) => {
  const { who } = handlers[pattern] ?? { who: [] };

  test("[AZ-01][AU-12] answers nobody but whom it is for", async () => {
    const leaks: object[] = [];
    const strangers = who === "ANYBODY" ? [] : standings.filter((one) => !(who as string[]).includes(one));
    const changes = await changesDuring(async () => {
      for (const role of roles) {
        const visitors = await visitorsFor(role);
        for (const standing of strangers)
          for (const method of methods) leaks.push(...(await leakOf(pattern, method, standing, visitors[standing])));
      }
    });
    expect(leaks).toEqual([]);
    expect(changes.map(({ what }) => what)).toEqual([]);
  });

  test("[AZ-01][SC-02] knows no method but its own", async () => {
    const { CUSTOMER, MANAGER, ADMIN } = await thePeople();
    const foreign = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"].filter(
      (one) => !methods.includes(one),
    );
    for (const { cookie } of [CUSTOMER, MANAGER, ADMIN])
      for (const method of foreign) {
        const { status, text } = await ask(pattern, method, cookie);
        expect({ method, status, text }).toEqual({ method, status: 405, text: "" });
      }
  });
});

async function leakOf(pattern: string, method: string, standing: Standing, cookie: string | undefined) {
  cells += 1;
  const { status, headers } = await ask(pattern, method, cookie);
  const sent = [303, 307].includes(status) && String(headers.location).startsWith("/sign-in");
  return sent || status === 404 ? [] : [{ standing, method, status }];
}

function ask(pattern: string, method: string, cookie: string | undefined): Promise<Answer> {
  const body = method === "GET" ? {} : { body: "" };
  const path = pattern.replace("[id]", randomUUIDv7());
  const headers = { origin: home, "sec-fetch-site": "same-origin" };
  return send(path, { method, headers, from: newAddress(), ...body, ...(cookie ? { cookie } : {}) });
}

test("[AZ-02] a document exists for its owner and for the manager who has the case, and for nobody else", async () => {
  const { CUSTOMER, ADMIN } = await thePeople();
  const { id: owner } = await personOf(eyes.CUSTOMER);
  const { db } = await import("@/lib/db");
  const { id, application } = await db.document.findFirstOrThrow({
    where: { customerId: owner, removedAt: null, application: { status: "IN_REVIEW" } },
    select: { id: true, application: { select: { managerId: true } } },
  });
  const status = async (cookie?: string) => (await send(`/documents/${id}`, cookie ? { cookie } : {})).status;
  expect(await status(await cookieOf({ id: owner }))).toBe(200);
  expect(await status(await cookieOf({ id: application.managerId ?? "" }))).toBe(200);
  const other = await cookieOf(await aManager());
  for (const cookie of [undefined, other, CUSTOMER.cookie, CUSTOMER.half, CUSTOMER.disabled, ADMIN.cookie])
    expect(await status(cookie)).toBe(404);
});

test("[SE-06] a disabled account is nobody on its next request, in each of its sessions", async () => {
  const { customer } = await anApplication();
  const [one, two] = [await cookieOf(customer), await cookieOf(customer)];
  expect([(await open("/home", one)).status, (await open("/home", two)).status]).toEqual([200, 200]);
  const { db } = await import("@/lib/db");
  await db.user.update({ where: { id: customer.id }, data: { status: "DISABLED" }, select: { id: true } });
  expect([(await open("/home", one)).status, (await open("/home", two)).status]).toEqual([307, 307]);
});

test("[AZ-01][16.3.2] whoever stands before a door of another room is noted, by id alone", async () => {
  const { CUSTOMER } = await thePeople();
  expect((await open("/admin/staff", CUSTOMER.cookie)).status).toBe(404);
  const [line = ""] = serverLog()
    .split("\n")
    .filter((one) => one.includes("a door stayed shut") && one.includes(CUSTOMER.actor.id))
    .slice(-1);
  expect(JSON.parse(line)).toMatchObject({ level: 40, actor: CUSTOMER.actor.id, role: "CUSTOMER" });
});

test("[AZ-01] the matrix of pages is whole", () => {
  console.log(`access matrix of pages: ${pages.length} pages, ${everyHandler().length} routes, ${cells} cells`);
  expect(cells).toBeGreaterThan(gatedPages.length * 4);
});
