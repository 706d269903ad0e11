import { createHash } from "node:crypto";
import type pg from "pg";
import { getConstructionPlans, PgBoss } from "pg-boss";
import { rightsScript } from "@/lib/wall/grant";
import { appRole } from "@/lib/wall/roles";
import { verbs } from "@/prisma/rights";

const jobs = [
  `grant usage on schema pgboss to ${appRole}`,
  `grant ${verbs.all.join(", ")} on all tables in schema pgboss to ${appRole}`,
  `grant usage on all sequences in schema pgboss to ${appRole}`,
].join(";\n");

/** Gives the application's role its rights and the jobs their tables, unless that was done for this version. */
export async function grantRights(client: pg.Client, url: string, afresh: boolean) {
  const words = `${rightsScript()};\n${jobs}`;
  const fingerprint = createHash("sha256").update(words).update(getConstructionPlans()).digest("hex");
  if (!afresh && (await granted(client)) === fingerprint) return;
  await makeJobTables(url);
  await client.query(`begin;\n${words};\ncommit`);
  await client.query(
    `insert into "Installation" (key, value) values ('rights', $1) on conflict (key) do update set value = $1`,
    [fingerprint],
  );
}

async function granted(client: pg.Client): Promise<string | undefined> {
  return (await client.query(`select value from "Installation" where key = 'rights'`)).rows[0]?.value;
}

async function makeJobTables(url: string) {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}
