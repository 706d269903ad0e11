import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { secrets } from "@/bin/test/secrets";
import { sql } from "@/tests/attack/changes";
import { everyAction, everyPage } from "@/tests/attack/doors";
import { answersFor, call, verdictOf } from "@/tests/attack/forms";
import { forEach, send, whole } from "@/tests/attack/request";
import { filesBelow, serverLog } from "@/tests/attack/server";
import { objectField } from "@/tests/attack/subjects";
import { cookieOf, thePeople } from "@/tests/attack/visitors";
import { isCardNumber } from "@/tests/support/card-numbers";
import { lettersTo } from "@/tests/support/letters";
import { aCustomer, aManager, anApplication, aResidentId, next } from "@/tests/support/make";
import { givePassword } from "@/tests/support/passwords";
import { addressOf } from "@/tests/support/routes";

const mark = `q${next()}z`;
const documentNumber = aResidentId();
const secret = { password: `the canary ${mark} sings at dawn` };
const person = {
  email: `canary-${mark}@example.com`,
  mobile: `137${String(next()).padStart(8, "0")}`,
  documentNumber,
  name: "金丝雀",
  employer: `${mark}employer 有限公司`,
  line: `${mark}line 路 1 号`,
};

let customer: Awaited<ReturnType<typeof aCustomer>>;
let cookie: string;
let actions: Awaited<ReturnType<typeof everyAction>>;

/** Everything is typed into the product's own forms, as the customer would. */
beforeAll(async () => {
  customer = await aCustomer({ email: person.email, profile: { mobile: person.mobile } });
  await givePassword(customer.id, secret.password);
  cookie = await cookieOf(customer);
  actions = await everyAction();
  const save = async (name: string, fields: Record<string, string>) => {
    const action = actions.find((one) => one.name === `(customer)/profile/${name}`)!;
    const [row] = await sql<{ version: number }>(`select version from "Customer" where id = $1::uuid`, [customer.id]);
    const form = { ...answersFor(action, ""), ...fields, version: String(row!.version) };
    expect(verdictOf(await call(action, form, { cookie })).to).toContain("notice=profile.saved");
  };
  await save("[section] saveIdentity", {
    name: person.name,
    documentNumber,
    documentType: "RESIDENT_ID",
    birthDate: "",
    sex: "",
  });
  await save("[section] saveContact", { mobile: person.mobile, line: person.line });
  await save("[section] saveEmployment", { employer: person.employer });
  await anApplication({ customer, status: "IN_REVIEW", manager: (await thePeople()).MANAGER.actor as never });
}, 120_000);

/** Never on anybody's page in full, except the owner's own. */
const sensitive = [person.email, person.mobile, person.documentNumber, person.employer, person.line];

test("[DP-01][AU-04][DP-03] a raw dump of every table holds none of it, nor an unkeyed hash of it", async () => {
  const rows = await sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
  const dumps = await Promise.all(
    rows.map(async ({ name }) => [name, JSON.stringify(await sql(`select * from "${name}" t`))] as const),
  );
  const [stored] = await sql<{ sealed: string | null }>(
    `select "documentNumberSealed" as sealed from "Customer" where id = $1::uuid`,
    [customer.id],
  );
  expect(stored!.sealed).toMatch(/^v1\./);
  const hashes = ["md5", "sha1", "sha256", "sha512"].flatMap((kind) =>
    [documentNumber, person.mobile, person.email].flatMap((text) => {
      const digest = createHash(kind).update(text).digest();
      return [digest.toString("hex"), digest.toString("base64").replace(/=+$/, ""), digest.toString("base64url")];
    }),
  );
  const hunted = [
    ...sensitive,
    person.name,
    secret.password,
    mark,
    ...hashes,
    Buffer.from(documentNumber).toString("base64").slice(0, 20),
  ];
  const found = dumps.flatMap(([name, dump]) =>
    hunted.filter((one) => dump.includes(one)).map((one) => `${name}: ${one}`),
  );
  expect(found).toEqual([]);
}, 120_000);

test("[DP-05] no run of figures in any table could be a card's number", async () => {
  const rows = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const texts = JSON.stringify(await sql(`select * from "${name}" limit 3000`)).replace(
      /"[\w-]{40,}"|v1\.[\w.-]+|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g,
      "",
    );
    found.push(
      ...(texts.match(/(?<![\w.-])\d{13,19}(?![\w.-])/g) ?? [])
        .filter((run) => isCardNumber(run) && /^[3-6]/.test(run))
        .map((run) => `${name} ${run}`),
    );
  }
  expect(found).toEqual([]);
}, 120_000);

test("[AZ-03][DP-06] no page or component shows a customer's data in full to anybody but the customer", async () => {
  const { MANAGER, ADMIN, CUSTOMER } = await thePeople();
  const [application] = await sql<{ id: string }>(`select id from "Application" where "customerId" = $1::uuid`, [
    customer.id,
  ]);
  const own = [
    `/work/applications/${application!.id}`,
    `/work/customers/${customer.id}`,
    `/work/applications/${application!.id}/request`,
    `/admin/customers/${customer.id}`,
  ];
  const all = await Promise.all(everyPage().map(async (route) => (await addressOf(route)).path));
  // Who has the case sees name, address and employer, to compare them with the documents; nobody else does.
  const numbers = [person.email, person.mobile, person.documentNumber];
  const everything = [...numbers, person.name, person.employer, person.line];
  const colleague = { cookie: await cookieOf(await aManager()), hunted: everything };
  const readers = [
    { cookie: MANAGER.cookie, hunted: numbers },
    ...[undefined, CUSTOMER.cookie, ADMIN.cookie].map((cookie) => ({ cookie, hunted: everything })),
  ];
  const asked = [...own, ...all].flatMap((path) =>
    [...readers, ...(whole || own.includes(path) ? [colleague] : [])].flatMap((reader) => [
      { path, ...reader, headers: {} },
      { path, ...reader, headers: { rsc: "1" } },
    ]),
  );
  const found = await forEach(asked, async ({ path, cookie, hunted, headers }) => {
    const sending = { headers, ...(cookie ? { cookie } : {}) };
    let answer = await send(path, sending);
    const onward = String(answer.headers.location ?? "");
    if (onward.includes("_rsc")) answer = await send(onward, sending);
    return hunted.filter((one) => answer.text.includes(one)).map((one) => ({ path, one }));
  });
  expect(found.flat()).toEqual([]);
}, 180_000);

test("[AZ-03] the customer sees the own data, and who has the case a part, so that the hunt above would have found them", async () => {
  const { MANAGER } = await thePeople();
  const shown = (text: string) => [person.name, person.employer, person.line].filter((one) => text.includes(one));
  expect(shown((await send("/profile", { cookie })).text)).toHaveLength(3);
  const [application] = await sql<{ id: string }>(`select id from "Application" where "customerId" = $1::uuid`, [
    customer.id,
  ]);
  const file = await send(`/work/applications/${application!.id}`, { cookie: MANAGER.cookie });
  expect(shown(file.text).length).toBeGreaterThan(0);
});

test("[AZ-03] no action hands back what was not sent to it, and never a secret", async () => {
  const { MANAGER, ADMIN } = await thePeople();
  const [application] = await sql<{ id: string }>(`select id from "Application" where "customerId" = $1::uuid`, [
    customer.id,
  ]);
  const found: object[] = [];
  await forEach(actions, async (action) => {
    const role = action.gate === "PUBLIC" ? "PUBLIC" : action.gate.role;
    const reader = role === "ADMIN" ? ADMIN.cookie : role === "MANAGER" ? MANAGER.cookie : undefined;
    const id = objectField(action)?.startsWith("applicationId") ? application!.id : customer.id;
    const form = {
      ...answersFor(action, id),
      ...("password" in action.schema.shape ? { password: secret.password } : {}),
    };
    const answer = await call(action, form, reader ? { cookie: reader } : {});
    const hunted = [...sensitive, secret.password].filter((one) => answer.text.includes(one));
    // The one deed that is there to show them, with a right, a fresh factor, a reason and a trace; and the page of a
    // case that another of these deeds has just put back, for whoever claims it again.
    const leadsToCase = verdictOf(answer).to.startsWith(`/work/applications/${application!.id}`);
    const shows = (leadsToCase || action.name.endsWith("/reveal reveal")) && !hunted.includes(secret.password);
    if (hunted.length > 0 && !shows) found.push({ action: action.name, hunted });
  });
  expect(found).toEqual([]);
}, 120_000);

test("[DP-07][16.2.5] neither logs nor letters nor addresses hold any of it", async () => {
  const search = actions.find(({ name }) => name === "(manager)/work/search search")!;
  const { MANAGER } = await thePeople();
  const addresses: string[] = [];
  for (const q of sensitive) {
    const { headers } = await call(search, { q }, { cookie: MANAGER.cookie });
    addresses.push(String(headers["x-action-redirect"] ?? headers.location ?? ""));
  }
  for (const address of addresses) expect(address).toMatch(/^\/work\//);
  const forgot = actions.find((action) => action.name.endsWith(" forgotPassword"))!;
  await call(forgot, { email: person.email });
  expect(await lettersTo(person.email)).not.toEqual([]);
  const letters = filesBelow(process.env.MAILBOX_DIR!).map(({ bytes }) => bytes.toString());
  const texts = {
    addresses: addresses.join("\n"),
    log: serverLog(),
    letters: letters.join("\n").replaceAll(person.email, ""),
  };
  const found = Object.entries(texts).flatMap(([where, text]) =>
    [...sensitive, secret.password, process.env.AUTH_SECRET!, process.env.DATA_KEY!]
      .filter((one) => text.includes(one))
      .map((one) => `${where}: ${one}`),
  );
  expect(found).toEqual([]);
  expect(texts.log.match(/\b1[3-9]\d{9}\b|\b\d{17}[\dX]\b/g) ?? []).toEqual([]);
});

test("[WB-09][DP-07] nothing that browsers are sent holds a secret, a statement or the name of a secret", () => {
  const build = process.env.XINKA_BUILD_DIR ?? ".next-test";
  const files = filesBelow(`${build}/static`);
  expect(files.length).toBeGreaterThan(10);
  const values = secrets.map((name) => process.env[name] ?? "").filter(Boolean);
  const hunted = [
    ...secrets,
    ...values,
    "lib/generated/prisma",
    "$queryRaw",
    "emailSealed",
    "AGE-SECRET-KEY",
    "canary-of-the-build",
  ];
  const found = files.flatMap(({ path, bytes }) =>
    hunted.filter((one) => bytes.includes(one)).map((one) => `${path}: ${one}`),
  );
  expect(found).toEqual([]);
  expect(files.filter(({ path }) => path.endsWith(".map"))).toEqual([]);
});
