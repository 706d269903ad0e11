import { parseArgs } from "node:util";
import { env } from "@/lib/env";
import { SeedRefusal } from "@/prisma/demo/ground";
import { seed } from "@/prisma/demo/seed";
import { ownerUrl } from "./database/owner.ts";
import { command, Stop, say, seconds } from "./say.ts";

/** npm run seed -- [--customers N] [--seed S] [--cold] */
await command(async () => {
  const { customers, seedNumber, cold } = wishes();
  const started = performance.now();
  const { TRY_OUT: tryOut } = env;
  const url = ownerUrl();
  const many = customers === undefined ? {} : { customers };
  const made = await seed({ url, seed: seedNumber, today: Date.now(), tryOut, cold, say, ...many }).catch((error) => {
    throw error instanceof SeedRefusal ? new Stop(error.message) : error;
  });
  const took = performance.now() - started;
  const grouped = (count: number) => count.toLocaleString("en");
  say(
    `${grouped(made.customers)} customers, ${grouped(made.applications)} applications, ${made.bad} of ${grouped(made.outcomes)} matured cards bad`,
  );
  say(
    `${grouped(made.rows)} rows in ${seconds(took)}: ${grouped(Math.round((made.rows * 1_000) / took))} rows/s, ${memory()} MB at most`,
  );
  if (!tryOut) say("Nobody made here can sign in: demo sign-ins exist in a try-out only.");
});

function wishes() {
  const { values } = parseArgs({
    options: {
      customers: { type: "string" },
      seed: { type: "string", default: "1" },
      cold: { type: "boolean", default: false },
    },
  });
  const customers =
    values.customers === undefined ? undefined : wholeNumber(values.customers, "--customers", 1, 5_000_000);
  return { customers, seedNumber: wholeNumber(values.seed, "--seed", 0, 2_147_483_647), cold: values.cold };
}

function wholeNumber(text: string, name: string, from: number, to: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new Stop(`${name} must be a whole number from ${from} to ${to.toLocaleString("en")}.`);
}

function memory() {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}
