import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import "@/bin/start/border.mjs";

const empty = `<!DOCTYPE html><html id="__next_error__"><head><meta name="description" content="信用卡"></head><body><script></script></body></html>`;

const long = `<!DOCTYPE html><html><body>${"<p>申请 Application</p>".repeat(2_000)}</body></html>`;

const answers: Record<string, (response: ServerResponse) => void> = {
  "/missing": (response) => asPage(response, 404, empty),
  "/fault": (response) => asPage(response, 500, empty),
  "/at-once": (response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("x-request-id", "request-7");
    response.setHeader("content-length", Buffer.byteLength(empty));
    response.end(empty);
  },
  "/whole": (response) => asPage(response, 404, "<!DOCTYPE html><html><head></head><body>没有</body></html>"),
  "/long": (response) => asPage(response, 200, long),
  "/bare": (response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/plain");
    response.end("Internal Server Error");
  },
};

/** As Next sends a page: the head first, then its parts, cut anywhere. */
function asPage(response: ServerResponse, status: number, page: string) {
  response.statusCode = status;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("link", '</_next/static/chunks/a-b.css>; rel=preload; as="style"');
  response.setHeader("x-request-id", "request-7");
  response.flushHeaders();
  const bytes = Buffer.from(page);
  for (let at = 0; at < bytes.length; at += 70) response.write(bytes.subarray(at, at + 70));
  response.end();
}

let server: Server;
let home: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    // As Next hands a form's headers on.
    if (request.url === "/sign-in") return response.end(request.headers["x-xinka-signs-in"]);
    const answer = answers[request.url ?? ""];
    if (answer) return answer(response);
    let length = 0;
    request.on("data", (chunk) => {
      length += chunk.length;
    });
    request.on("end", () => response.end(`${length}${request.headers["x-xinka-signs-in"] ?? ""}`));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test("without script too, a page that is not there says so, in the reader's language", async () => {
  const chinese = await fetch(`${home}/missing`);
  expect(chinese.status).toBe(404);
  const page = await chinese.text();
  expect(page).toContain('<html id="__next_error__" lang="zh-CN">');
  expect(page).toMatch(/<body><noscript><link rel="stylesheet" href="\/_next\/static\/chunks\/a-b.css">.*没有这一页/);
  expect(page).toContain('content="信用卡"');
  const english = await fetch(`${home}/missing`, { headers: { cookie: "theme=dark; language=en" } });
  expect(await english.text()).toMatch(/<noscript>.*There is no such page/);
});

test("without script too, a fault is a sentence with the number under which our log keeps it", async () => {
  const page = await (await fetch(`${home}/fault`)).text();
  expect(page).toMatch(/<noscript>.*出了问题.*request-7/);
  const atOnce = await (await fetch(`${home}/at-once`)).text();
  expect(atOnce).toMatch(/<noscript>.*出了问题.*request-7.*<\/html>$/);
  const bare = await fetch(`${home}/bare`);
  expect(bare.status).toBe(500);
  expect(bare.headers.get("content-type")).toBe("text/html; charset=utf-8");
});

test("a page that speaks for itself goes out as it is", async () => {
  expect(await (await fetch(`${home}/whole`)).text()).toBe(
    "<!DOCTYPE html><html><head></head><body>没有</body></html>",
  );
});

test("a page goes out packed whole to whoever takes it so, and plain to everybody else", async () => {
  const ways = { "gzip, deflate, br, zstd": "br", "gzip, br;q=0": "gzip", "gzip;q=0.5": "gzip", br: "br" };
  for (const [taken, sent] of Object.entries(ways)) {
    const packed = await fetch(`${home}/long`, { headers: { "accept-encoding": taken } });
    expect(packed.headers.get("content-encoding")).toBe(sent);
    expect(await packed.text()).toBe(long);
  }
  for (const encoding of ["identity", "brown", "gzip;q=0", "br; q=0.0"]) {
    const plain = await fetch(`${home}/long`, { headers: { "accept-encoding": encoding } });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(long);
  }
  const head = await fetch(`${home}/long`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-encoding")]).toEqual([200, null]);
});

const sent = (bytes: number, path = "/") => {
  const parts = new ReadableStream({
    start(stream) {
      for (let left = bytes; left > 0; left -= 10_000) stream.enqueue(new Uint8Array(Math.min(left, 10_000)));
      stream.close();
    },
  });
  return fetch(home + path, { method: "POST", body: parts, duplex: "half" } as RequestInit);
};

test("[WB-05] a form that does not say how large it is goes no further than one that does", async () => {
  expect(await (await sent(262_144)).text()).toBe("262144");
  const refused = await sent(300_000);
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain("提交的内容太大");
  expect(await (await sent(300_000, "/apply/documents/upload")).text()).toBe("300000");
});

test("whoever signs in is drawn no page for the answer: the browser gets a new document", async () => {
  const asked = await (await fetch(`${home}/sign-in`, { method: "POST", body: "email=a" })).text();
  const sign = { "x-xinka-signs-in": asked };
  expect(asked).toMatch(/^[0-9a-f-]{36}$/);
  const page = await fetch(`${home}/long`, { headers: sign });
  expect([page.status, await page.text()]).toEqual([204, ""]);
  expect((await fetch(`${home}/long`, { headers: { "x-xinka-signs-in": "made up" } })).status).toBe(200);
  expect((await fetch(`${home}/long`)).status).toBe(200);
  const handedOn = await fetch(`${home}/elsewhere`, { method: "POST", headers: sign, body: "x" });
  expect(await handedOn.text()).toBe("1");
});
