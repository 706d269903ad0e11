import type { OutgoingHttpHeaders } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { changesDuring, watchChanges } from "@/tests/attack/changes";
import { everyAction, everyHandler } from "@/tests/attack/doors";
import { answersFor, call, newAddress, sendPlain, tellsOfForeign, verdictOf } from "@/tests/attack/forms";
import { forEach, home, send, share } from "@/tests/attack/request";
import { actorFor, idOf, roleOf } from "@/tests/attack/subjects";
import { cookieOf, thePeople } from "@/tests/attack/visitors";

const actions = await everyAction();
const { host, port } = new URL(home);

/** What other sites, old browsers and tools send, and the lies they may add. */
const foreign: [string, OutgoingHttpHeaders][] = [
  ["no origin", {}],
  ["no origin, but said to be same-origin", { "sec-fetch-site": "same-origin" }],
  ["no origin, but our own referrer", { referer: `${home}/sign-in` }],
  ["the origin null", { origin: "null" }],
  ["the origin null, said to be same-origin", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site without more", { origin: "https://evil.example" }],
  ["another site, forwarded for it", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  [
    "another site, with its host",
    { origin: "http://evil.example", host: "evil.example", "sec-fetch-site": "cross-site" },
  ],
  ["a neighbour", { origin: `http://card.localhost:${port}`, "sec-fetch-site": "same-site" }],
  ["another port", { origin: "http://localhost:1", "sec-fetch-site": "same-site" }],
  ["a name that begins like ours", { origin: `${home}.evil.example` }],
  ["a name that ends like ours", { origin: `http://evil${host}` }],
  ["our origin, called cross-site", { origin: home, "sec-fetch-site": "cross-site" }],
  ["our origin, called same-site", { origin: home, "sec-fetch-site": "same-site" }],
  ["our origin, typed into the address bar", { origin: home, "sec-fetch-site": "none" }],
];

let people: Awaited<ReturnType<typeof thePeople>>;
beforeAll(async () => {
  await watchChanges();
  people = await thePeople();
});

const cookieFor = (action: (typeof actions)[number]) => people[roleOf(action)].cookie;

test.each(foreign)("[WB-01] no action does anything for %s", async (how, headers) => {
  const way = foreign.findIndex(([name]) => name === how);
  const done: object[] = [];
  const changes = await changesDuring(async () => {
    const answers = await forEach(share(actions, way, 4), async (action) => {
      const fields = answersFor(action, "01900000-0000-7000-8000-000000000000");
      return { name: action.name, ...verdictOf(await call(action, fields, { headers, cookie: cookieFor(action) })) };
    });
    done.push(...answers.filter(({ to, errors, status }) => status < 400 && (to || !errors)));
  });
  expect(done).toEqual([]);
  expect(changes.map(({ what }) => what)).toEqual([]);
});

/** Those of people who are signed in are heard in actions.test.ts, where each is open to whom it is for. */
test("[WB-01] the same calls from our own page are heard", async () => {
  const open = actions.filter(({ gate }) => gate === "PUBLIC");
  const heard = await forEach(open, async (action) => {
    const actor = await actorFor(action);
    const fields = answersFor(action, await idOf("own", action, actor));
    return verdictOf(await call(action, fields, { cookie: await cookieOf(actor) }));
  });
  // The links are made up, and answered as past their time.
  expect(heard.filter(({ status }) => status !== 200 && status !== 410)).toEqual([]);
  expect(heard.filter(({ status }) => status === 410).length).toBeLessThan(10);
  expect(heard.filter(({ errors }) => errors && tellsOfForeign(errors))).toEqual([]);
});

/** What a form of another site can send without asking the browser, besides what React sends. */
const types = ["text/plain", "application/x-www-form-urlencoded", "application/json", "application/octet-stream", ""];

test.each(types)(
  "[WB-01] no action takes a body of the type %j from another site, or a wrong one from ours",
  async (type) => {
    const changes = await changesDuring(async () => {
      await forEach(share(actions, types.indexOf(type), types.length), async (action) => {
        const body = JSON.stringify([{ values: {}, errors: {}, count: 0 }, answersFor(action, "1")]);
        for (const headers of [{ origin: home, "sec-fetch-site": "same-origin" }, { origin: "https://evil.example" }]) {
          const own = { "next-action": action.id, "content-type": type || undefined, ...headers };
          const { status } = await send(action.page.replace(/\[\w+\]/g, "1"), {
            method: "POST",
            body,
            cookie: cookieFor(action),
            headers: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
            from: newAddress(),
          });
          expect(status).not.toBe(303);
        }
      });
    });
    expect(changes.map(({ what }) => what)).toEqual([]);
  },
);

test.each(foreign)("[WB-01] a form without script does nothing for %s", async (_how, headers) => {
  const email = `foreign-${crypto.randomUUID()}@example.com`;
  const fields = { email, mobile: "13912345678", password: "a sentence nobody guesses", consent: "yes" };
  const changes = await changesDuring(async () => {
    const { status } = await sendPlain("/register", "mobile", fields, headers);
    expect(status).not.toBe(303);
  });
  expect(changes).toEqual([]);
});

test("[WB-01] the same form from our own page registers", async () => {
  const fields = { email: `own-${crypto.randomUUID()}@example.com`, mobile: "13912345678", consent: "yes" };
  const sent = { ...fields, password: "a sentence nobody guesses" };
  const { status } = await sendPlain("/register", "mobile", sent);
  expect(status).toBe(303);
});

test.each(foreign)("[WB-01] no route that writes does anything for %s", async (_how, headers) => {
  const changes = await changesDuring(async () => {
    for (const { pattern } of everyHandler().filter(({ methods }) => methods.includes("POST")))
      for (const { cookie } of Object.values(people)) {
        const query = pattern.endsWith("upload")
          ? "?application=01900000-0000-7000-8000-000000000000&kind=ID_FRONT"
          : "";
        const answer = await send(`${pattern}${query}`, {
          method: "POST",
          body: "from=2026-01-01",
          headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
          cookie,
        });
        // A report of a browser, which any page may send, is none in this form.
        expect(pattern === "/policy-reports" ? [400] : [303, 307, 403, 404]).toContain(answer.status);
        if (answer.headers.location) expect(answer.headers.location).toMatch(/refused=foreignOrigin|^\/sign-in/);
      }
  });
  expect(changes).toEqual([]);
});
