import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Change, changesDuring, watchChanges } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { answersFor, call, type Fields, newAddress, verdictOf } from "@/tests/attack/forms";
import { forEach, home, send, share, tellsInside, whole } from "@/tests/attack/request";
import { actorFor, idOf } from "@/tests/attack/subjects";
import { cookieOf } from "@/tests/attack/visitors";

const actions = await everyAction();
beforeAll(watchChanges);

/** What an attacker would like to be true, for every column there is. */
const columns = [
  ...new Set(readFileSync("prisma/schema.prisma", "utf8").match(/(?<=^ {2})[a-z]\w+(?= +[A-Z])/gm)),
].filter((name) => !/^(version|profileVersion)$/.test(name));
const wishes: Record<string, string> = {
  role: "ADMIN",
  status: "APPROVED",
  limitAuthority: "999999999",
  grantedLimit: "99999999",
  userId: "01900000-0000-7000-8000-00000000beef",
  customerId: "01900000-0000-7000-8000-00000000beef",
  managerId: "01900000-0000-7000-8000-00000000beef",
};
const planted = "01900000-0000-7000-8000-00000000beef";

describe.each(actions.map((action) => [action.name, action] as const))("%s", (_name, action) => {
  test("[AZ-04] makes nothing of fields that its form does not have", async () => {
    const extra = columns.filter((name) => !(name in action.schema.shape));
    const more = Object.fromEntries(extra.map((name) => [name, wishes[name] ?? planted]));
    const plain = (await changesBy(action, {})).map(shapeOf);
    const richer = await changesBy(action, more);
    // What a first sending begins, as an alarm, a later one looks after: then one more without additions does so, too.
    const known = new Set(plain.map((one) => JSON.stringify(one)));
    if (richer.some((change) => !known.has(JSON.stringify(shapeOf(change)))))
      plain.push(...(await changesBy(action, {})).map(shapeOf));
    // What is waiting or done already is not done again; nothing else may come of the additions.
    expect(plain).toEqual(expect.arrayContaining(richer.map(shapeOf)));
    expect(richer.filter(({ row }) => JSON.stringify(row).includes(planted))).toEqual([]);
  });

  test("[AZ-05] takes no operator, list or object where it asks for a text", async () => {
    const actor = await actorFor(action);
    const cookie = await cookieOf(actor);
    const changes = await changesDuring(async () => {
      const answers = await forEach(share(operators, actions.indexOf(action), 5), (sent) =>
        callRaw(action, sent(action), cookie),
      );
      // What is not even React's own protocol is a fault of the sender, told without a word about the inside.
      expect(answers.filter(({ status, text }) => status >= 500 && tellsInside(text))).toEqual([]);
    });
    // A form that is only a button has nothing that could be sent wrongly.
    const asks = Object.keys(action.schema.shape).length > 0 && !/search|chooseReading/.test(action.name);
    // A refused try at somebody's factor leaves its trace; and where any words are welcome, they are kept as words.
    const deeds = changes.filter(({ what, row }) => !/ OperationLog(Draft|Entry)$/.test(what) && !holdsText(row));
    if (asks) expect(deeds.map(({ what }) => what)).toEqual([]);
  });
});

/** What a sending leaves in the database, by somebody new each time. */
async function changesBy(action: Action, more: Fields): Promise<Change[]> {
  const actor = await actorFor(action);
  const fields = { ...answersFor(action, await idOf("own", action, actor)), ...more };
  const cookie = await cookieOf(actor);
  return changesDuring(async () => {
    const { status } = verdictOf(await call(action, fields, { cookie }));
    // A made-up link is past its time.
    expect(action.page.includes("[token]") || /confirmEmail/.test(action.name) ? [200, 410] : [200]).toContain(status);
  });
}

/** Which columns of which table got which kind of value; ids, times and sealed texts differ by nature. */
function shapeOf({ what, row }: Change) {
  const told = ["role", "status", "outcome", "limitAuthority", "grantedLimit", "kind", "action"];
  return { what, ...Object.fromEntries(told.filter((name) => name in row).map((name) => [name, row[name]])) };
}

type Reply = (action: Action) => { parts: [string, string][] };

/** Every field of the form replaced by something that is no text; as React's own protocol can carry it. */
const values = {
  object: '{"contains":""}',
  not: '{"not":null}',
  list: '["a","b"]',
  number: "1",
  nothing: "null",
  undefined: '"$undefined"',
  date: '"$D2026-01-01T00:00:00.000Z"',
  bigint: '"$n12"',
  map: '"$Q2"',
  set: '"$W2"',
  infinity: '"$Infinity"',
  proto: '{"__proto__":{"role":"ADMIN"},"constructor":{"prototype":{"role":"ADMIN"}}}',
};

/** What stays an operator when it comes as a text; a number is what people write. */
const { number: _number, ...others } = values;
const texts = whole ? Object.values(others) : [values.object, values.not];
const holdsText = (row: Change["row"]) => Object.values(row).some((held) => texts.some((text) => text === held));

const state = '{"values":{},"errors":{},"count":0}';

const operators: Reply[] = [
  // The form itself is an object that answers like one but is none.
  ...Object.values(values).map(
    (value): Reply =>
      () => ({
        parts: [
          ["2", '[["a","b"]]'],
          ["0", `[${state},${value}]`],
        ],
      }),
  ),
  // Each field's name, with an operator behind it as query strings and bodies of other frameworks write it.
  ...["[contains]", "[not]", ".contains", "[]", "[0]"].map(
    (suffix): Reply =>
      (action) => ({
        parts: [
          ...Object.keys(action.schema.shape).map((name): [string, string] => [`_1_${name}${suffix}`, ""]),
          ["0", `[${state},"$K1"]`],
        ],
      }),
  ),
  // Each field as a text that holds an operator.
  ...texts.map(
    (value): Reply =>
      (action) => ({
        parts: [
          ...Object.keys(action.schema.shape).map((name): [string, string] => [`_1_${name}`, value]),
          ["0", `[${state},"$K1"]`],
        ],
      }),
  ),
  // The state that the form hands back is the attacker's, too.
  ...Object.values(values).map(
    (value): Reply =>
      () => ({ parts: [["0", `[${value},"$K1"]`]] }),
  ),
  () => ({ parts: [["0", "[]"]] }),
  () => ({ parts: [["0", "{}"]] }),
  () => ({ parts: [] }),
];

async function callRaw(action: Action, { parts }: ReturnType<Reply>, cookie: string) {
  const boundary = "----attack";
  const body = parts
    .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("");
  const { status, text } = await send(action.page.replace(/\[\w+\]/g, "01900000-0000-7000-8000-000000000000"), {
    method: "POST",
    body: `${body}--${boundary}--\r\n`,
    cookie,
    from: newAddress(),
    headers: {
      accept: "text/x-component",
      "next-action": action.id,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      origin: home,
      "sec-fetch-site": "same-origin",
    },
  });
  return { parts, status, text };
}
