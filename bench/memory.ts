// npm run bench -- memory: what the server holds after 2,000 mixed requests over a million rows.
import { readFileSync } from "node:fs";
import { takeDatabase } from "./database.ts";
import { atMost, known, options, report } from "./report.ts";
import { startServer } from "./server.ts";
import { open, visits } from "./visits.ts";

await takeDatabase(options().rows);
const pages = Object.values(await visits());
const server = await startServer();

await mixedRequests(1_000);
const half = resident(server.pid);
await mixedRequests(1_000);
const whole = resident(server.pid);

await server.stop();
report("memory", [
  known("after 1,000 requests", half, "MB"),
  atMost("after 2,000 requests", whole, "MB", 450),
  atMost("2,000 against 1,000 requests", whole / half, "×", 1.05),
]);
process.exit();

async function mixedRequests(count: number) {
  let next = 0;
  const one = async () => {
    while (next < count) {
      next += 1;
      await open(server.url, pages[next % pages.length]!);
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
}

/** Resident memory in MB, as Linux counts it. */
function resident(pid: number) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1_024;
}
