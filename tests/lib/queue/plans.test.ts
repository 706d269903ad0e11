import pg from "pg";
import { expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { countStatement, foundStatement } from "@/lib/queue/count";
import { listQueue, pageStatement } from "@/lib/queue/queries";
import { type QueueFilters, readQueueFilters, stages, tabs } from "@/lib/queue/schema";
import { aCrowd } from "@/tests/support/crowd";
import { aManager } from "@/tests/support/make";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  Plans?: Plan[];
};

async function planOf(statement: Prisma.Sql): Promise<Plan[]> {
  const [row] = await db.$queryRaw<Explained[]>`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`;
  return nodesOf(row!);
}

type Explained = { "QUERY PLAN": { Plan: Plan }[] };

function nodesOf({ "QUERY PLAN": [explained] }: Explained): Plan[] {
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)];
  return all(explained!.Plan);
}

/** Staff are few: their table may be read whole. */
const readsWholeTable = (plan: Plan[]) =>
  plan.some((node) => node["Node Type"].includes("Seq Scan") && node["Relation Name"] !== "User");

test("every list and every count of the queue is read by index, and every index of the queue is of use", async () => {
  const managers = await Promise.all(Array.from({ length: 20 }, () => aManager()));
  const ids = managers.map(({ id }) => id);
  await aCrowd(50_000, ids);
  const manager = managers[0]!;
  const used = new Set<string>();

  for (const filters of await everyVariant(manager)) {
    const statements = [pageStatement(manager, filters), countStatement(manager), foundStatement(manager, filters)];
    for (const statement of statements.filter((one) => one !== null)) {
      const plan = await planOf(statement);
      expect(readsWholeTable(plan), JSON.stringify(filters)).toBe(false);
      for (const node of plan) if (node["Index Name"]) used.add(node["Index Name"]);
    }
  }
  expect(queueIndexes.filter((name) => !used.has(`Application_${name}`))).toEqual([]);
}, 120_000);

test("a connection keeps one plan for each statement of the queue, by index, also for a manager with nothing to do", async () => {
  await aCrowd(10_000, [(await aManager()).id]);
  const idle = await aManager();
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (const [name, { text, values }] of Object.entries(keptStatements(idle))) {
      for (let time = 0; time < plannedAnew + 2; time += 1) await client.query({ name, text, values });
      const { rows } = await client.query(
        "SELECT generic_plans::int AS kept, custom_plans::int AS made FROM pg_prepared_statements WHERE name = $1",
        [name],
      );
      expect({ name, ...rows[0] }).toEqual({ name, kept: 2, made: plannedAnew });
      const given = values.map((value) => pg.escapeLiteral(String(value))).join(", ");
      const plan = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE "${name}" ${given && `(${given})`}`);
      expect({ name, whole: readsWholeTable(nodesOf(plan.rows[0])) }).toEqual({ name, whole: false });
    }
  } finally {
    await client.end();
  }
}, 60_000);

/** So often PostgreSQL plans a statement for its values before it looks whether one plan for all of them costs no more. */
const plannedAnew = 5;

const keptStatements = (manager: Manager) => ({
  counts: countStatement(manager),
  open: pageStatement(manager, readQueueFilters({ tab: "open" })),
  mine: pageStatement(manager, readQueueFilters({ tab: "mine" })),
  second: pageStatement(manager, readQueueFilters({ tab: "second" })),
  found: foundStatement(manager, readQueueFilters({ tab: "open", product: "GOLD" }))!,
});

const queueIndexes = [
  ...["open_due", "open_submitted", "open_limit", "open_stage", "open_manager", "answered"],
  ...["all_submitted", "all_due", "all_limit", "all_manager"],
];

/** Each tab in each order, without filters, with each single filter, with two, and from a place in the middle. */
async function everyVariant(manager: Manager): Promise<QueueFilters[]> {
  const filters = [
    {},
    { product: "GOLD" },
    { manager: manager.id },
    { from: "2026-01-01", to: "2026-11-30" },
    { due: "late" },
    { due: "week" },
    { product: "DRIVER", manager: manager.id },
    { product: "DRIVER", from: "2026-01-01" },
  ];
  const variants: QueueFilters[] = [];
  for (const tab of tabs)
    for (const sort of ["due", "-due", "submitted", "-submitted", "limit", "-limit"])
      for (const filter of filters) variants.push(readQueueFilters({ tab, sort, ...filter }));
  for (const stage of stages) for (const tab of ["open", "all"]) variants.push(readQueueFilters({ tab, stage }));
  for (const tab of ["open", "all"]) {
    const { next } = await listQueue(manager, readQueueFilters({ tab }));
    variants.push({ ...readQueueFilters({ tab }), after: next });
  }
  return variants;
}
