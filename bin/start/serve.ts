import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { withoutOwner } from "../database/owner.ts";
import { isDiskFull, Stop } from "../say.ts";
import { takenSentence } from "./port.ts";
import { serverArguments } from "./server-arguments.ts";

type Serving = { dev: boolean; port: number; host: string; ending: AbortSignal; ready: () => void };

const patience = 10_000;
const banner = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next.config))|^\s*$/;

/** Runs the server until it is told to end, and then lets it finish what it is doing. */
export async function serve({ dev, port, host, ending, ready }: Serving) {
  const child = spawn(process.execPath, serverArguments({ dev, port, host }), {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Out of reach of the terminal's Ctrl-C: it is ended in order, before the database.
    detached: process.platform !== "win32",
    env: {
      ...withoutOwner(process.env),
      NEXT_TELEMETRY_DISABLED: "1",
      ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
    },
  });
  const complaints = passOn(child);
  const ended = new Promise<void>((done) => child.on("exit", () => done()));
  ending.addEventListener("abort", () => endInOrder(child));

  void answers(host, port, child).then((does) => does && ready());
  await ended;
  if (ending.aborted) return;
  if (complaints.some((line) => line.includes("EADDRINUSE"))) throw new Stop(takenSentence(port));
  if (complaints.some(isDiskFull)) throw new Error("ENOSPC");
  throw new Stop(`The server ended by itself (${child.exitCode ?? child.signalCode}); its last words are above.`);
}

function passOn(child: ChildProcess) {
  const complaints: string[] = [];
  createInterface({ input: child.stdout! }).on(
    "line",
    (line) => banner.test(stripVTControlCharacters(line)) || console.log(line),
  );
  createInterface({ input: child.stderr! }).on("line", (line) => {
    console.error(line);
    complaints.push(line);
    if (complaints.length > 100) complaints.shift();
  });
  return complaints;
}

function endInOrder(child: ChildProcess) {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), patience).unref();
}

async function answers(host: string, port: number, child: ChildProcess) {
  const address = host === "0.0.0.0" ? "127.0.0.1" : host;
  while (child.exitCode === null && child.signalCode === null) {
    if (await accepts(address, port)) return true;
    await wait(100);
  }
  return false;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
