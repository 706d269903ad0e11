import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@/bin/database/embedded";
import { serverArguments } from "@/bin/start/server-arguments";

/** One more server of the same build, which may be killed; `before` is loaded into it first. */
export async function served(changes: Record<string, string>, before = "") {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = join(mkdtempSync(join(tmpdir(), "xinka-served-")), "log");
  const output = openSync(log, "w");
  const { DATABASE_OWNER_URL: _, ...own } = process.env;
  const first = before ? [`--import=data:text/javascript,${encodeURIComponent(before)}`] : [];
  const child = spawn(process.execPath, [...first, ...serverArguments({ port, host: "127.0.0.1" })], {
    stdio: ["ignore", output, output, "ipc"],
    env: { ...own, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", APP_URL: url, ...changes },
  });
  closeSync(output);
  const ended = new Promise<number | string | null>((done) => child.once("exit", (code, by) => done(by ?? code)));
  const said = () => readFileSync(log, "utf8");
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(said());
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) break;
    await wait(50);
  }
  return { url, child, ended, said };
}

export type Served = Awaited<ReturnType<typeof served>>;

type Answer = { status: number; seconds: number; text: string; headers: Headers };

/** What a visitor of it gets, followed nowhere, and how long it took. */
export async function visit(server: Served, path: string, init: RequestInit = {}): Promise<Answer> {
  const began = performance.now();
  const answer = await fetch(server.url + path, { redirect: "manual", ...init });
  const text = await answer.text();
  return { status: answer.status, seconds: (performance.now() - began) / 1_000, text, headers: answer.headers };
}
