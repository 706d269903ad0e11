// npm run bench -- seed: a bank of a million customers with their applications, from nothing.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dropDatabase, emptyDatabase } from "./database.ts";
import { atMost, known, options, report } from "./report.ts";

const { rows } = options();
const name = `bench_seed_${process.pid}`;
const url = await emptyDatabase(name);
const begun = performance.now();
const memory = await seed(rows, url);
const seconds = (performance.now() - begun) / 1_000;
await dropDatabase(name);

report("seed", [
  known("customers", rows, ""),
  atMost("time", seconds, "s", 180),
  ...(memory === null ? [] : [atMost("memory at most", memory, "MB", 1_024)]),
]);
process.exit();

/** Fills that database in a process of its own; gives the most memory it held, in MB, where Linux counts it. */
function seed(customers: number, database: string): Promise<number | null> {
  const child = spawn(process.execPath, [...process.execArgv, "bin/seed.ts", "--customers", String(customers)], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_OWNER_URL: database },
  });
  let most: number | null = null;
  const watch = setInterval(() => {
    most = peak(child.pid!) ?? most;
  }, 100);
  return new Promise((done, fail) => {
    child.on("exit", (code) => {
      clearInterval(watch);
      if (code === 0) done(most);
      else fail(new Error(`${customers} customers could not be made.`));
    });
  });
}

function peak(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmHWM:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes ? Number(kilobytes) / 1_024 : null;
}
