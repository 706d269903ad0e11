import { connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sql } from "@/tests/attack/changes";
import { home, send, tellsInside, whole } from "@/tests/attack/request";
import { filesBelow, residentOf } from "@/tests/attack/server";
import { cookieOf, thePeople } from "@/tests/attack/visitors";
import { aPdf } from "@/tests/support/files";
import { aCustomer, aDraft } from "@/tests/support/make";

const { port } = new URL(home);
const own = { origin: home, "sec-fetch-site": "same-origin" };
const lives = async () => expect((await send("/healthz")).status).toBe(200);

test("[WB-05] a form of 100 MB is answered with a sentence before it is read", async () => {
  for (const path of ["/register", "/sign-in", "/nowhere", "/%61pply/documents/upload/x"]) {
    const headers = { "content-type": "text/plain", "content-length": String(100 * 1_048_576) };
    const { status, text } = await send(path, { method: "POST", headers, body: "x".repeat(1_000) });
    expect({ path, status }).toEqual({ path, status: 413 });
    expect(text).toContain("提交的内容太大");
  }
});

test.each(["/register", "/apply/documents/upload?kind=ID_FRONT", "/admin/sign-ins/export"])(
  "[WB-05] 100 MB sent to %s without saying so are cut off, and memory stays",
  async (path) => {
    const before = residentOf();
    const megabyte = Buffer.alloc(1_048_576, 120);
    async function* body() {
      yield Buffer.from('--x\r\ncontent-disposition: form-data; name="email"\r\n\r\n');
      for (let sent = 0; sent < 100; sent += 1) yield megabyte;
      yield Buffer.from("\r\n--x--\r\n");
    }
    const { CUSTOMER, ADMIN } = await thePeople();
    const sent = fetch(`${home}${path}`, {
      method: "POST",
      redirect: "manual",
      body: Readable.toWeb(Readable.from(body())) as unknown as ReadableStream,
      duplex: "half",
      headers: {
        ...own,
        "content-type": "multipart/form-data; boundary=x",
        cookie: path.startsWith("/admin") ? ADMIN.cookie : CUSTOMER.cookie,
      },
    } as RequestInit);
    const answer = await sent.then(({ status }) => status).catch(() => 0);
    expect(answer === 200).toBe(false);
    expect(residentOf() - before).toBeLessThan(150);
    await lives();
  },
);

test("[WB-05] a packed body is not unpacked: a bomb of a gigabyte stays as small as it came", async () => {
  const bomb = gzipSync(Buffer.alloc(whole ? 1_000_000_000 : 100_000_000));
  const before = residentOf();
  for (const path of ["/register", "/sign-in"]) {
    const headers = { ...own, "content-type": "multipart/form-data; boundary=x", "content-encoding": "gzip" };
    const { status, text } = await send(path, { method: "POST", headers, body: bomb });
    expect(status === 303 || tellsInside(text)).toBe(false);
  }
  expect(residentOf() - before).toBeLessThan(100);
  await lives();
});

test("[WB-05] fields without end are refused in good time", async () => {
  const many = Array.from(
    { length: 4_000 },
    (_none, index) => `--x\r\ncontent-disposition: form-data; name="${index % 2 ? "email" : `f${index}`}"\r\n\r\n\r\n`,
  );
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const headers = { ...own, "content-type": "multipart/form-data; boundary=x" };
  for (const body of [
    `${many.join("")}--x--\r\n`,
    `--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n${deep}\r\n--x--\r\n`,
  ]) {
    const { status, milliseconds, text } = await send("/register", { method: "POST", headers, body });
    expect(status).not.toBe(303);
    expect(tellsInside(text)).toBe(false);
    expect(milliseconds).toBeLessThan(10_000);
  }
  await lives();
});

test("[WB-05][5.3.1][5.4.1] a file goes by our name and our type, whatever it calls itself, and runs nowhere", async () => {
  const customer = await aCustomer();
  const cookie = await cookieOf(customer);
  const draft = await aDraft(customer);
  const boundary = "b".repeat(40);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="../../../../evil.html"\r\ncontent-type: text/html`;
  const body = Buffer.concat([
    Buffer.from(`${head}\r\n\r\n`),
    aPdf({ object: "(<script>alert(1)</script>)" }),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const sending = {
    method: "POST",
    body,
    cookie,
    headers: { ...own, "content-type": `multipart/form-data; boundary=${boundary}` },
  };
  const sent = await send(`/apply/documents/upload?application=${draft.id}&kind=INCOME_PROOF`, sending);
  expect(sent.headers.location).toContain("notice=document.added");
  const [document] = await sql<{ id: string }>(`select id from "Document" where "customerId" = $1::uuid`, [
    customer.id,
  ]);
  const { headers } = await send(`/documents/${document!.id}`, { cookie });
  expect(headers["content-type"]).toBe("application/pdf");
  expect(headers["content-disposition"]).toBe('inline; filename="document.pdf"');
  expect(filesBelow(process.env.DOCUMENTS_DIR!).filter(({ path }) => /evil|html/.test(path))).toEqual([]);
});

test("[WB-05] two hundred who send a byte a second keep nobody else waiting", async () => {
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`POST /register HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${home}\r\ncontent-length: 1000\r\n`);
    socket.write("content-type: multipart/form-data; boundary=x\r\n\r\n");
    const drip = setInterval(() => socket.write("-"), 1_000);
    socket.on("close", () => clearInterval(drip));
    return socket;
  });
  await wait(2_000);
  const { status, milliseconds } = await send("/sign-in");
  for (const socket of slow) socket.destroy();
  expect(status).toBe(200);
  expect(milliseconds).toBeLessThan(2_000);
});

test("[WB-05][4.2.1] a request with two ends is refused", async () => {
  const both = `POST /register HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n`;
  const twice = `POST /register HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 5\r\ncontent-length: 0\r\n\r\nhello`;
  const folded = `GET /sign-in HTTP/1.1\r\nhost: localhost:${port}\r\nx-a: b\n c: d\r\n\r\n`;
  for (const raw of [both, twice, folded]) expect(await answerTo(raw)).toMatch(/^HTTP\/1\.1 400/);
  await lives();
});

function answerTo(raw: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(raw));
    let text = "";
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("close", () => done(text));
    socket.on("error", () => done(text));
    setTimeout(() => socket.destroy(), 3_000);
  });
}

test("[WB-06] whatever is broken, the answer tells nothing of the inside", async () => {
  const { MANAGER } = await thePeople();
  const asked: [string, Parameters<typeof send>[1]][] = [
    ...[{ $ACTION_ID_00: "" }, { $ACTION_REF_1: "", "$ACTION_1:0": "{}" }, { "1": "x" }].map(
      (fields): [string, Parameters<typeof send>[1]] => ["/register", { method: "POST", ...formOf(fields) }],
    ),
    ["/sign-in", { method: "POST", body: "{", headers: { ...own, "next-action": "7f".padEnd(42, "0") } }],
    ["/sign-in", { method: "POST", body: "{", headers: { ...own, "next-action": "../../etc/passwd" } }],
    ["/work/applications/%ff%fe", { cookie: MANAGER.cookie }],
    ["/work/queue?after=due.x.y&size=-1&from=9999-99-99&tab[]=x", { cookie: MANAGER.cookie }],
    ["/%E0%A4%A", {}],
    ["/_next/image?url=%2Fetc%2Fpasswd&w=64&q=75", {}],
    ["/_next/static/../../package.json", {}],
    ["/.env", {}],
    ["/.git/config", {}],
    [`/${"a".repeat(9_000)}`, {}],
    ["/sign-in", { headers: { cookie: `sid=${"x".repeat(7_000)}` } }],
    ["/sign-in", { headers: { "next-router-state-tree": "%7Bbroken", rsc: "1" } }],
  ];
  for (const [path, sending] of asked) {
    const { status, text } = await send(path, sending);
    expect({ path, inside: tellsInside(text) }).toEqual({ path, inside: false });
    if (path.startsWith("/.")) expect(status).toBe(404);
  }
  await lives();
});

function formOf(fields: Record<string, string>) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join("")}--x--\r\n`, headers: { ...own, "content-type": "multipart/form-data; boundary=x" } };
}

test("[WB-06] a browser without script, too, reads what is wrong: a missing page, an old form, one that cannot be read", async () => {
  const accept = { "accept-encoding": "gzip, br" };
  const missing = await send("/nowhere", { headers: accept });
  expect([missing.status, missing.text.includes("没有这一页")]).toEqual([404, true]);
  const { headers } = formOf({});
  const older = formOf({ [`$ACTION_ID_${"0".repeat(42)}`]: "" });
  expect(await said("/register", { ...older, headers: { ...headers, ...accept } })).toEqual([409, true]);
  const broken = { body: "--x\r\ncontent-disp", headers: { ...headers, ...accept } };
  expect(await said("/register", broken)).toEqual([400, true]);
});

async function said(path: string, sending: Parameters<typeof send>[1]) {
  const { status, text } = await send(path, { method: "POST", ...sending });
  return [status, /<h1[^>]*>\p{Script=Han}+<\/h1>/u.test(text)];
}
