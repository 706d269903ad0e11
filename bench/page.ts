// npm run bench -- page: requests a second of the pages people open most, against a bare page of the same build.
import { median, medians } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { atLeast, known, options, report } from "./report.ts";
import { busy, startServer } from "./server.ts";
import { rate, visits } from "./visits.ts";

await takeDatabase(options().rows);
const pages = await visits();
const server = await startServer();
const names = ["bare", "queue", "review", "status"] as const;
type Name = (typeof names)[number];
const costs: Record<Name, number[]> = { bare: [], queue: [], review: [], status: [] };

const one = (page: Name) => async () => {
  const before = busy(server.pid);
  const { perSecond, served } = await rate(server.url, pages[page], 1_500);
  costs[page].push((busy(server.pid) - before) / served);
  return perSecond;
};

// By requests, not by time: code that has served a page less often runs slower.
for (const name of names)
  for (let served = 0; served < 300; ) served += (await rate(server.url, pages[name], 500)).served;
const speed = await medians(7, {
  bare: one("bare"),
  queue: one("queue"),
  review: one("review"),
  status: one("status"),
});
const cost = (page: Name) => median(costs[page]);

await server.stop();
report("page", [
  ...names.map((page) => known(pages[page].what, speed[page], "requests/s")),
  ...names.map((page) => known(`${pages[page].what}: processor time of the server`, cost(page), "ms")),
  ...names
    .slice(1)
    .flatMap((page) => [
      atLeast(`${pages[page].what} against the bare page`, speed[page] / speed.bare, "×", 0.5),
      known(`${pages[page].what}, the same in processor time`, cost("bare") / cost(page), "×"),
    ]),
]);
process.exit();
