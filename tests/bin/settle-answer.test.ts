import type { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import "@/bin/start/border.mjs";

type Told = { understood?: true; unavailable?: true };
const told = () => (globalThis as unknown as { xinkaAnswers: AsyncLocalStorage<Told> }).xinkaAnswers.getStore()!;

const flight = '0:{"a":"$@1"}\n1:E{"digest":"123"}\n';

/** What Next does with each. */
const answers: Record<string, (response: ServerResponse) => void> = {
  "/unread": (response) => piece(response, "text/x-component", flight),
  "/fault": (response) => {
    told().understood = true;
    piece(response, "text/x-component", flight);
  },
  "/away": (response) => {
    told().unavailable = true;
    piece(response, "text/plain", "Internal Server Error");
  },
  "/older": (response) => {
    response.setHeader("x-nextjs-action-not-found", "1");
    whole(response, 409, "Server Action unavailable.");
  },
  "/no": (response) => {
    response.statusCode = 404;
    response.end();
  },
  "/not-so": (response) => {
    response.statusCode = 405;
    response.end();
  },
};

function piece(response: ServerResponse, type: string, text: string) {
  response.statusCode = 500;
  response.setHeader("content-type", type);
  response.setHeader("x-request-id", "request-7");
  response.flushHeaders();
  response.write(text);
  response.end();
}

function whole(response: ServerResponse, status: number, text: string) {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain");
  response.setHeader("content-length", text.length);
  response.end(text);
}

let server: Server;
let home: string;

beforeAll(async () => {
  server = createServer((request, response) => answers[request.url ?? ""]!(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function post(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(home + path, { method: "POST", headers });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

test("[WB-08] a form that none of our actions could be called with is answered as such, in words", async () => {
  expect(await post("/unread", { "next-action": "x" })).toEqual({
    status: 400,
    type: "text/plain",
    text: expect.stringContaining("这次提交没有读懂"),
  });
  const plain = await post("/unread", { cookie: "language=en" });
  expect(plain).toMatchObject({ status: 400, type: "text/html; charset=utf-8" });
  expect(plain.text).toMatch(/^<!DOCTYPE html><html lang="en">.*This could not be read/);
  expect(plain.text).not.toContain("digest");
});

test("[WB-01] a form that came from another site is refused as such", async () => {
  for (const origin of ["https://evil.example", "null", "x"])
    expect((await post("/unread", { origin })).status).toBe(403);
  expect((await post("/unread", { origin: home })).status).toBe(400);
});

test("a fault of our own stays one, whoever sent the form", async () => {
  expect(await post("/fault")).toEqual({ status: 500, type: "text/x-component", text: flight });
});

test("a page asked for with a made-up account of where its reader stands is not shown, and no fault", async () => {
  const get = (said: string) => fetch(`${home}/unread`, { headers: { rsc: "1", "next-router-state-tree": said } });
  for (const said of ["%", "[]", "{}", "[1,{}]", '["",null]', '["",{"children":[]}]'])
    expect((await get(said === "%" ? said : encodeURIComponent(said))).status).toBe(400);
  expect((await get(encodeURIComponent('["",{"children":["home",{}]},null,null]'))).status).toBe(500);
});

test("while the bank cannot answer anybody it says so, and when to come again", async () => {
  const answer = await fetch(`${home}/away`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  const page = await answer.text();
  expect(page).toContain("暂时无法办理");
  expect(page).toContain('<a href="/help">');
});

test("a form from before an update, and a bare no, are pages that say what to do", async () => {
  const older = await post("/older", { cookie: "language=en" });
  expect(older).toMatchObject({ status: 409, type: "text/html; charset=utf-8" });
  expect(older.text).toContain("This page has been updated");
  expect((await post("/older", { "next-action": "x" })).text).toMatch(/^这一页已经更新\n/);
  expect((await post("/no")).text).toContain("没有这一页");
  expect(await post("/not-so")).toEqual({ status: 405, type: null, text: "" });
});
