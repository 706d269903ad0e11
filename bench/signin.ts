// npm run bench -- signin: sign-ins a second against bare Argon2id, and what a flood of them does to everybody else.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { availableParallelism } from "node:os";
import argon2 from "argon2";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { medians, time } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { atLeast, atMost, known, options, report } from "./report.ts";
import { startServer } from "./server.ts";

const cores = availableParallelism();
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

process.env.TRUSTED_PROXIES = "1";
await takeDatabase(Math.min(options().rows, 2_000));
const people = await Promise.all(Array.from({ length: 40 }, somebody));
const { name, value } = await cookieFor(people[0]!.id);
const server = await startServer();
const action = actionId("signIn");

await Promise.all(people.slice(0, 4).map(signIn));
const speed = await medians(3, { bare, signIns });
const quiet = await pagesDuring(() => wait(4_000));
const statuses: number[] = [];
const flooded = await pagesDuring(async () => {
  statuses.push(...(await Promise.all(Array.from({ length: 200 }, (_none, index) => signIn(people[index % 40]!)))));
});
await server.stop();

const others = statuses.filter((status) => ![200, 429, 503].includes(status)).length;
const count = (status: number) => statuses.filter((one) => one === status).length;
report("signin", [
  known("bare Argon2id", speed.bare, "checks/s"),
  known("sign-ins", speed.signIns, "per second"),
  atLeast("sign-ins against bare Argon2id", speed.signIns / speed.bare, "×", 0.85),
  known("of 200 at once: came in", count(200), ""),
  known("of 200 at once: told to try later", count(503) + count(429), ""),
  atMost("of 200 at once: answered otherwise", others, "", 0),
  known("a page in quiet, 95 of 100 within", quiet, "ms"),
  known("a page during the flood, 95 of 100 within", flooded, "ms"),
  atMost("flood against quiet", flooded / quiet, "×", 2),
]);
process.exit();

async function somebody() {
  const email = `bench${next()}@example.com`;
  const { id } = await aCustomer({ email });
  await givePassword(id);
  return { id, email };
}

/** As many checks at once as cores, as the server does it, with the hash that the product stores. */
async function bare(): Promise<number> {
  const hash = await argon2.hash(usualPassword, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
  return perSecond(() => argon2.verify(hash, usualPassword));
}

async function signIns(): Promise<number> {
  let turn = 0;
  return perSecond(async () => {
    turn += 1;
    const status = await signIn(people[turn % people.length]!);
    if (status !== 200) throw new Error(`A sign-in was answered ${status}.`);
  });
}

async function perSecond(deed: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const began = performance.now();
  const one = async () => {
    while (performance.now() - began < 6_000) {
      await deed();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: cores + 1 }, one));
  return (done * 1_000) / (performance.now() - began);
}

/** The 95th of a hundred times that a page takes while something else goes on. */
async function pagesDuring(deed: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  let over = false;
  const reading = (async () => {
    while (!over) {
      times.push(await time(() => ask("/home", "GET", { cookie: `${name}=${value}` })));
      await wait(20);
    }
  })();
  await deed();
  over = true;
  await reading;
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

function actionId(exported: string) {
  const file = readFileSync(".next-bench/server/server-reference-manifest.json", "utf8");
  const { node } = JSON.parse(file) as { node: Record<string, { exportedName: string }> };
  return Object.entries(node).find(([, { exportedName }]) => exportedName === exported)![0];
}

/** Each from an address of its own. */
function signIn({ email }: { email: string }): Promise<number> {
  const part = (field: string, text: string) =>
    `--x\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`;
  const form = part("_1_email", email) + part("_1_password", usualPassword) + part("_1_next", "/home");
  const body = `${form}${part("0", '[{"values":{},"errors":{},"count":0},"$K1"]')}--x--\r\n`;
  return ask("/sign-in", "POST", {
    "next-action": action,
    "content-type": "multipart/form-data; boundary=x",
    "content-length": String(Buffer.byteLength(body)),
    "x-forwarded-for": `10.9.${(next() >> 8) & 255}.${next() & 255}`,
    origin: server.url,
    "sec-fetch-site": "same-origin",
    body,
  });
}

function ask(path: string, method: string, { body = "", ...headers }: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const asked = request(`${server.url}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

function wait(milliseconds: number) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
