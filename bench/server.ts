import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../bin/database/embedded.ts";
import { buildIfStale } from "../bin/start/build.ts";
import { serverArguments } from "../bin/start/server-arguments.ts";

export type Server = { url: string; pid: number; stop: () => Promise<void> };

/** The product's own build plus the bare page that it is compared with, served on the present database. */
export async function startServer(): Promise<Server> {
  Object.assign(process.env, { XINKA_BUILD_DIR: ".next-bench", XINKA_BENCH: "1", LOG_LEVEL: "error" });
  await buildIfStale([], new AbortController().signal);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, serverArguments({ port, host: "127.0.0.1" }), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, APP_URL: url, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  await answers(`${url}/healthz`, child);
  return { url, pid: child.pid!, stop: () => end(child) };
}

async function answers(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error("The server to be measured does not answer.");
}

async function end(child: ChildProcess) {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/** Milliseconds of processor time that a process has used, as Linux counts it: in hundredths of a second. */
export function busy(pid: number): number {
  const counted = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(counted[11]) + Number(counted[12])) * 10;
}
