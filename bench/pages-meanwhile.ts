import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { atMost, type Figure, known } from "./report.ts";
import { startServer } from "./server.ts";
import { open, type Visit, visits } from "./visits.ts";

/** Pages a second that people open meanwhile, far from all that the server can. */
const perSecond = 12;
const quietSeconds = 15;

/** How long people wait for pages while the keeper's process makes a backup, against the same without one. */
export async function pagesMeanwhile(folder: string): Promise<Figure[]> {
  const { bare: _, ...pages } = await visits();
  const server = await startServer();
  const list = Object.values(pages);
  await opened(server.url, list, () => wait(10_000));
  const before = await opened(server.url, list, () => wait(quietSeconds * 1_000));
  const during = await opened(server.url, list, () => backup(folder));
  const after = await opened(server.url, list, () => wait(quietSeconds * 1_000));
  await server.stop();
  const usual = percentile([...before, ...after]);
  return [
    known(`pages at ${perSecond} a second, 95 of 100 within`, usual, "ms"),
    known("the same while a backup is made", percentile(during), "ms"),
    atMost("the same against without", percentile(during) / usual, "×", 2),
  ];
}

/** Milliseconds of each page opened while the deed lasted; whoever waits keeps nobody else from opening one. */
async function opened(url: string, pages: Visit[], deed: () => Promise<unknown>): Promise<number[]> {
  const seen: Promise<number>[] = [];
  let over = false;
  const done = deed().finally(() => {
    over = true;
  });
  const began = performance.now();
  while (!over) {
    seen.push(timed(url, pages[seen.length % pages.length]!));
    await wait(Math.max(0, began + (seen.length * 1_000) / perSecond - performance.now()));
  }
  await done;
  return Promise.all(seen);
}

async function timed(url: string, page: Visit) {
  const began = performance.now();
  await open(url, page);
  return performance.now() - began;
}

function percentile(figures: number[]) {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)]!;
}

/** As the keeper does it: in a process of its own. */
async function backup(folder: string) {
  const child = spawn(process.execPath, [...process.execArgv, "bin/backup.ts", "make"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, BACKUPS_DIR: folder },
  });
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Error("No backup could be made.");
}
