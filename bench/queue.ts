// npm run bench -- queue: a manager's queue at a million applications against the same at ten thousand.
import { fork } from "node:child_process";
import { medians, time } from "./alternate.ts";
import { takeDatabase, tidy } from "./database.ts";
import type { Answer, Ask } from "./queue-reader.ts";
import { atMost, known, options, report } from "./report.ts";
import { startServer } from "./server.ts";
import { open } from "./visits.ts";

const small = await bank(10_000, 2_500);
const large = await bank(options().rows, 25_000);

const rounds = 80;
for (const page of ["first", "deep"] as const)
  for (let warm = 0; warm < rounds; warm += 1) await Promise.all([small.visit(page), large.visit(page)]);
const took = await medians(rounds, {
  smallFirst: () => small.visit("first"),
  largeFirst: () => large.visit("first"),
  smallDeep: () => small.visit("deep"),
  largeDeep: () => large.visit("deep"),
});
const [inSmall, inLarge] = [await small.plans(), await large.plans()];
await small.close();
await large.close();

report("queue", [
  known("applications in the small bank", inSmall.applications, "applications"),
  known("applications in the large bank", inLarge.applications, "applications"),
  known("page of 25 rows, two filters, with all counts", took.largeFirst, "ms"),
  atMost("the same against the small bank", took.largeFirst / took.smallFirst, "×", 1.2),
  known(`page ${inLarge.depth.toLocaleString("en")} rows deep, with all counts`, took.largeDeep, "ms"),
  atMost(`the same against ${inSmall.depth.toLocaleString("en")} rows deep`, took.largeDeep / took.smallDeep, "×", 1.2),
  ...inLarge.statements.map(({ what, ms }) => atMost(`in the database: ${what}`, ms, "ms", 5)),
  atMost("tables read whole instead of by index", inLarge.readWhole.length, "tables", 0),
]);
for (const fault of inLarge.readWhole) console.log(fault);
process.exit();

/** A bank of that size: its server, and a process beside it that knows its rows and asks for its plans. */
async function bank(customers: number, depth: number) {
  await takeDatabase(customers);
  await tidy("Application");
  const child = fork(new URL("./queue-reader.ts", import.meta.url), [String(depth)], { execArgv: process.execArgv });
  const ask = <A extends Answer>(what: Ask) =>
    new Promise<A>((done, fail) => {
      const ended = () => fail(new Error("The reader ended."));
      child.once("exit", ended);
      child.once("message", (said) => {
        child.off("exit", ended);
        done(said as A);
      });
      child.send(what);
    });
  const visits = await ask<Extract<Answer, { first: object }>>("visits");
  const server = await startServer();
  return {
    visit: (page: "first" | "deep") => time(() => open(server.url, visits[page])),
    plans: () => ask<Extract<Answer, { depth: number }>>("plans"),
    close: async () => {
      child.kill();
      await server.stop();
    },
  };
}
