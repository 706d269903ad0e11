import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import pg from "pg";
import { Stop, step } from "../say.ts";

export const signIns = `
  customer       zhang@demo.test   xinka-demo-2026
  manager        wang@demo.test    xinka-demo-2026
  administrator  admin@demo.test   xinka-demo-2026
  second one     zheng@demo.test   xinka-demo-2026
`;

/** A try-out begins with a bank in which something has happened. */
export async function fillIfEmpty(url: string) {
  if (!existsSync("bin/seed.ts") || !(await isEmpty(url))) return;
  await step("Demo customers and applications made", () => {
    const seed = spawnSync(process.execPath, [...process.execArgv, "bin/seed.ts"], { encoding: "utf8" });
    if (seed.status !== 0) throw new Stop(`The demo data could not be made:\n${seed.stdout}${seed.stderr}`);
  });
}

async function isEmpty(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ empty: boolean }>('select not exists (select 1 from "User") as empty');
  await client.end();
  return rows[0]!.empty;
}
