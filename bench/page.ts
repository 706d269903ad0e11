// npm run bench -- page: requests a second of the pages people open most, against a bare page of the same build.
import { medians } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import { atLeast, known, options, report } from "./report.ts";
import { startServer } from "./server.ts";
import { rate, visits } from "./visits.ts";

await takeDatabase(options().rows);
const pages = await visits();
const server = await startServer();
const one = (page: keyof typeof pages) => () => rate(server.url, pages[page], 1_500);

for (const page of Object.values(pages)) await rate(server.url, page, 2_000);
const speed = await medians(5, {
  bare: one("bare"),
  queue: one("queue"),
  review: one("review"),
  status: one("status"),
});

await server.stop();
report("page", [
  known("bare page", speed.bare, "requests/s"),
  ...(["queue", "review", "status"] as const).flatMap((page) => [
    known(pages[page].what, speed[page], "requests/s"),
    atLeast(`${pages[page].what} against the bare page`, speed[page] / speed.bare, "×", 0.5),
  ]),
]);
process.exit();
