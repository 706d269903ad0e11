// npm run bench -- queue: a manager's queue at a million applications against the same at ten thousand.
import { fork } from "node:child_process";
import { medians } from "./alternate.ts";
import { takeDatabase } from "./database.ts";
import type { Answer, Ask } from "./queue-reader.ts";
import { atMost, known, options, report } from "./report.ts";

const rows = options().rows;
const small = await reader(10_000, 2_500);
const large = await reader(rows, 25_000);

const server = await medians(60, {
  smallFirst: () => small.ask("first"),
  largeFirst: () => large.ask("first"),
  smallDeep: () => small.ask("deep"),
  largeDeep: () => large.ask("deep"),
});
const [inSmall, inLarge] = [await small.plans(), await large.plans()];
small.end();
large.end();

report("queue", [
  known("applications in the small bank", inSmall.applications, "applications"),
  known("applications in the large bank", inLarge.applications, "applications"),
  known("first page, 25 rows, two filters, with all counts", server.largeFirst, "ms"),
  atMost("first page, large against small", server.largeFirst / server.smallFirst, "×", 1.2),
  known(`page ${inLarge.depth.toLocaleString("en")} rows deep, with all counts`, server.largeDeep, "ms"),
  atMost("deep page, large against small", server.largeDeep / server.smallDeep, "×", 1.2),
  ...inLarge.statements.map(({ what, ms }) => atMost(`in the database: ${what}`, ms, "ms", 5)),
  atMost("tables read whole instead of by index", inLarge.readWhole.length, "tables", 0),
]);
for (const fault of inLarge.readWhole) console.log(fault);
process.exit();

/** A server process of its own on a bank of that size, asked one page at a time. */
async function reader(customers: number, depth: number) {
  await takeDatabase(customers);
  const child = fork(new URL("./queue-reader.ts", import.meta.url), [String(depth)], { execArgv: process.execArgv });
  const answer = <A extends Answer>(ask: Ask) =>
    new Promise<A>((done, fail) => {
      const ended = () => fail(new Error("The reader ended."));
      child.once("exit", ended);
      child.once("message", (said) => {
        child.off("exit", ended);
        done(said as A);
      });
      child.send(ask);
    });
  for (let warm = 0; warm < 40; warm += 1) await answer(warm % 2 ? "deep" : "first");
  return {
    ask: async (page: "first" | "deep") => (await answer<{ ms: number }>(page)).ms,
    plans: () => answer<Extract<Answer, { depth: number }>>("plans"),
    end: () => child.kill(),
  };
}
