// npm run bench -- signin: sign-ins a second against bare Argon2id, and what a flood of them does to everybody else.
import { existsSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { availableParallelism } from "node:os";
import argon2 from "argon2";
import { aCustomer, next } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { median, time } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { atLeast, atMost, known, options, report } from "./report.ts";
import { busy, startServer } from "./server.ts";

const cores = availableParallelism();
let turn = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

process.env.TRUSTED_PROXIES = "1";
await takeDatabase(Math.min(options().rows, 2_000));
const { db } = await import("@/lib/db");
const { letHashingGiveWay } = await import("@/lib/auth/hashing-threads");
const people = await Promise.all(Array.from({ length: 40 }, somebody));
const { name, value } = await cookieFor(people[0]!.id);
const server = await startServer();
const action = actionId("signIn");

// From then on each comes from a browser that is known, as most people do.
for (const person of people) await signIn(person);
const speed = await rounds(5);
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
  known("sign-ins, without the page they lead to", speed.signIns, "per second"),
  atLeast("sign-ins against bare Argon2id, middle of five rounds in turn", speed.ratio, "×", 0.85),
  known("processor time of a check", speed.check, "ms"),
  known("processor time of a sign-in: the server", speed.server, "ms"),
  known("processor time of a sign-in: the database", speed.database, "ms"),
  known("of 200 at once: came in", count(200), ""),
  known("of 200 at once: told to try later", count(503) + count(429), ""),
  atMost("of 200 at once: answered otherwise", others, "", 0),
  known("a page in quiet, 95 of 100 within", quiet, "ms"),
  known("a page during the flood, 95 of 100 within", flooded, "ms"),
  atMost("flood against quiet", flooded / quiet, "×", 2),
]);
process.exit();

async function somebody(): Promise<Person> {
  const email = `bench${next()}@example.com`;
  const { id } = await aCustomer({ email });
  await givePassword(id);
  return { id, email };
}

/** As many at once as the machine takes, by threads that give way as those of the product do, with the hash that the product stores. */
async function bare(): Promise<Rate> {
  const hash = await argon2.hash(usualPassword, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
  letHashingGiveWay();
  return perSecond(() => argon2.verify(hash, usualPassword));
}

async function signIns(): Promise<Rate> {
  return perSecond(async () => {
    turn += 1;
    const status = await signIn(people[turn % people.length]!);
    if (status !== 200) throw new Error(`A sign-in was answered ${status}.`);
  });
}

/** Each round compares with itself alone: the machine may be another in the next. */
async function rounds(count: number) {
  const postmaster = await postmasterOf();
  const seen: Record<"bare" | "signIns" | "ratio" | "check" | "server" | "database", number>[] = [];
  for (let round = 0; round < count; round += 1) {
    const own = process.cpuUsage();
    const checks = await bare();
    const { user, system } = process.cpuUsage(own);
    const [server0, database0] = [busy(server.pid), busyBelow(postmaster)];
    const entered = await signIns();
    seen.push({
      bare: checks.rate,
      signIns: entered.rate,
      ratio: entered.rate / checks.rate,
      check: (user + system) / 1_000 / checks.done,
      server: (busy(server.pid) - server0) / entered.done,
      database: (busyBelow(postmaster) - database0) / entered.done,
    });
  }
  const names = Object.keys(seen[0]!) as (keyof (typeof seen)[number])[];
  return Object.fromEntries(names.map((name) => [name, median(seen.map((one) => one[name]))])) as (typeof seen)[number];
}

type Rate = { rate: number; done: number };

/** With more people at the door than can be inside, of both. */
async function perSecond(deed: () => Promise<unknown>): Promise<Rate> {
  let done = 0;
  const began = performance.now();
  const one = async () => {
    while (performance.now() - began < 6_000) {
      await deed();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 4 * cores }, one));
  return { rate: (done * 1_000) / (performance.now() - began), done };
}

/** The process that all connections of the database belong to; 0 where it is on another machine. */
async function postmasterOf(): Promise<number> {
  const [row] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return existsSync(`/proc/${row!.pid}/stat`)
    ? Number(readFileSync(`/proc/${row!.pid}/stat`, "utf8").split(") ")[1]!.split(" ")[1])
    : 0;
}

function busyBelow(pid: number): number {
  if (pid === 0) return 0;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return children.reduce((sum, child) => sum + busy(Number(child)), 0);
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

type Person = { id: string; email: string; browser?: string | undefined };

/** Each from an address of its own, and after the first time from a known browser. */
async function signIn(person: Person): Promise<number> {
  const { email, browser } = person;
  const part = (field: string, text: string) =>
    `--x\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`;
  const form = part("_1_email", email) + part("_1_password", usualPassword) + part("_1_next", "/home");
  const body = `${form}${part("0", '[{"values":{},"errors":{},"count":0},"$K1"]')}--x--\r\n`;
  const { status, cookies } = await ask("/sign-in", "POST", {
    ...(browser ? { cookie: browser } : {}),
    "next-action": action,
    "content-type": "multipart/form-data; boundary=x",
    "content-length": String(Buffer.byteLength(body)),
    "x-forwarded-for": `10.9.${(next() >> 8) & 255}.${next() & 255}`,
    origin: server.url,
    "sec-fetch-site": "same-origin",
    body,
  });
  person.browser ??= cookies.find((cookie) => cookie.startsWith("device="))?.split(";")[0];
  return status;
}

type Answer = { status: number; cookies: string[] };

function ask(path: string, method: string, { body = "", ...headers }: Record<string, string>): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request(`${server.url}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => done({ status: answer.statusCode ?? 0, cookies: answer.headers["set-cookie"] ?? [] }));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

function wait(milliseconds: number) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
