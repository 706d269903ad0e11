import { beforeAll, expect, test } from "vitest";
import { type Action, everyAction } from "@/tests/attack/doors";
import { answersFor, bodyOf, newAddress } from "@/tests/attack/forms";
import { forEach, home, send, tellsInside, whole } from "@/tests/attack/request";
import { residentOf } from "@/tests/attack/server";
import { actorFor } from "@/tests/attack/subjects";
import { cookieOf } from "@/tests/attack/visitors";
import { chance } from "@/tests/support/chance";

const rounds = whole ? 5_000 : 300;
const random = chance("mutations");
const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;

type Request = { page: string; headers: Record<string, string>; body: Buffer };
let recorded: Request[] = [];

beforeAll(async () => {
  const actions = await everyAction();
  recorded = await Promise.all(
    actions.map(async (action) => requestOf(action, await cookieOf(await actorFor(action)))),
  );
});

function requestOf(action: Action, cookie: string): Request {
  const { body, type } = bodyOf(answersFor(action, "01900000-0000-7000-8000-000000000000"));
  const headers = {
    "next-action": action.id,
    "content-type": type,
    origin: home,
    "sec-fetch-site": "same-origin",
    cookie,
  };
  return {
    page: action.page.replace(/\[\w+\]/g, "1"),
    headers: { accept: "text/x-component", ...headers },
    body: Buffer.from(body),
  };
}

/** Pieces of React's own protocol, where they do not belong. */
const pieces = [
  '"$1"',
  '"$@0"',
  '"$F1"',
  '"$h0"',
  '"$Q0"',
  '"$W0"',
  '"$K0"',
  '"$L0"',
  '"$B0"',
  '"$i0"',
  '"$o0:x"',
  '"$A0"',
  '"$r0"',
  '"$x0"',
  '"$0:__proto__:constructor"',
  '"$1:then"',
  '{"then":"$1:__proto__:then"}',
  '{"__proto__":{"x":1}}',
  "[[[[[[[[",
  "1e999",
  '"\\ud800"',
  "\u0000",
  '"$undefined"',
  '"$n9e9"',
  '"$D"',
];

const bytes = (body: Buffer, at: number, put: Buffer | string, drop = 0) =>
  Buffer.concat([body.subarray(0, at), Buffer.from(put), body.subarray(at + drop)]);
const somewhere = (body: Buffer) => Math.floor(random() * body.length);

const mutations: ((request: Request) => Request)[] = [
  (one) => ({ ...one, body: bytes(one.body, somewhere(one.body), Buffer.from([Math.floor(random() * 256)]), 1) }),
  (one) => ({ ...one, body: one.body.subarray(0, somewhere(one.body)) }),
  (one) => ({ ...one, body: bytes(one.body, somewhere(one.body), pick(pieces)) }),
  (one) => ({ ...one, body: Buffer.concat([one.body, pick(recorded).body]) }),
  (one) => ({
    ...one,
    body: Buffer.from(one.body.toString().replace(/\[\{"values".*/, `[${pick(pieces)},${pick(pieces)}]`)),
  }),
  (one) => ({
    ...one,
    body: Buffer.from(
      one.body
        .toString()
        .replace(
          /name="[^"]*"/,
          `name="${pick(["0", "1", "$ACTION_ID_x", "$ACTION_REF_0", "__proto__", "\u00ff", ""])}"`,
        ),
    ),
  }),
  (one) => ({
    ...one,
    body: Buffer.from(pick(pieces)),
    headers: { ...one.headers, "content-type": pick(["text/plain", "application/json"]) },
  }),
  (one) => ({ ...one, headers: { ...one.headers, "next-action": one.headers["next-action"]!.replace(/.$/, "0") } }),
  (one) => ({
    ...one,
    headers: {
      ...one.headers,
      "next-action": pick(["", "x", "7f", "__proto__", "constructor", "../", "0".repeat(42), "f".repeat(4_000)]),
    },
  }),
  (one) => ({
    ...one,
    headers: {
      ...one.headers,
      "content-type": pick([
        "multipart/form-data",
        "multipart/form-data; boundary=",
        `multipart/form-data; boundary=${"x".repeat(300)}`,
        "multipart/mixed; boundary=x",
        "x",
      ]),
    },
  }),
  (one) => ({
    ...one,
    headers: {
      ...one.headers,
      "next-router-state-tree": pick(["%", "[]", "%5B%5D", encodeURIComponent('["",{"children":["__proto__",{}]}]')]),
      rsc: "1",
    },
  }),
  (one) => ({ ...one, page: pick(recorded).page }),
  (one) => ({ ...one, body: Buffer.from(one.body.toString().replaceAll("_1_", pick(["_2_", "_1_1_", "1_", "__1_"]))) }),
];

test(`[WB-08] ${rounds} mutations of recorded requests: the server lives, stays as large as it is, has no fault and says so in words`, async () => {
  const requests = Array.from({ length: rounds }, () => {
    const mutated = pick(mutations)(pick(recorded));
    return random() < 0.3 ? pick(mutations)(mutated) : mutated;
  });
  // Each page and action is loaded when it is first asked for: memory is compared from then on.
  const first = await forEach(requests.slice(0, rounds / 5), sendOne);
  const before = residentOf();
  const answers = first.concat(await forEach(requests.slice(rounds / 5), sendOne));
  const after = residentOf();
  const statuses = Object.groupBy(answers, ({ status }) => String(status));
  console.log(
    `INFO: ${rounds} mutations: ${Object.entries(statuses)
      .map(([status, list]) => `${status} × ${list!.length}`)
      .join(", ")}; ${before.toFixed(0)} → ${after.toFixed(0)} MB`,
  );
  expect(answers.filter(({ text }) => tellsInside(text))).toEqual([]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.filter(({ status, text }) => status >= 400 && !/[\p{Script=Han}].*\n?/u.test(text))).toEqual([]);
  // What took longer than two seconds on a busy machine takes no longer when it is sent again by itself.
  const slow = answers.flatMap(({ milliseconds }, index) => (milliseconds > 2_000 ? [requests[index]!] : []));
  expect(slow.length).toBeLessThan(rounds / 20);
  const again = await forEach(slow, sendOne, 1);
  expect(again.filter(({ milliseconds }) => milliseconds > 2_000)).toEqual([]);
  expect(after - before).toBeLessThan(120);
  expect((await send("/healthz")).status).toBe(200);
}, 1_200_000);

/** A connection that is closed on nonsense is an answer, too. */
const sendOne = ({ page, headers, body }: Request) =>
  send(page, { method: "POST", headers, body, from: newAddress() }).catch(() => ({
    status: 0,
    text: "",
    milliseconds: 0,
  }));
