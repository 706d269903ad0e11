// Knows one bank for the benchmark "queue": whom its pages are shown to, how deep they go, how they are read.
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { countStatement, foundStatement } from "@/lib/queue/count";
import { pageStatement } from "@/lib/queue/queries";
import { type QueueFilters, queueAddress, readQueueFilters } from "@/lib/queue/schema";
import { cookieFor } from "@/tests/support/session";
import { median } from "./alternate.ts";
import type { Visit } from "./visits.ts";

export type Ask = "visits" | "plans";
export type Answer =
  | { first: Visit; deep: Visit }
  | { applications: number; depth: number; statements: { what: string; ms: number }[]; readWhole: string[] };

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
type Explained = { Plan: Plan; "Execution Time": number };

const manager = await aManager();
// Two filters that fill a page in a small bank too.
const first = readQueueFilters({ tab: "open", stage: "SUBMITTED", from: "2020-01-01", sort: "due", size: "25" });
const { filters: deep, depth } = await far(Number(process.argv[2]));

process.on("message", async (ask: Ask) => {
  process.send!(ask === "plans" ? await plans() : { first: await visit(first), deep: await visit(deep) });
});

async function visit(filters: QueueFilters): Promise<Visit> {
  const { name, value } = await cookieFor(manager.id);
  return { what: "queue", path: queueAddress("/work/queue", filters), cookie: `${name}=${value}` };
}

async function aManager(): Promise<Manager> {
  const found = await db.user.findFirstOrThrow({
    where: { role: "MANAGER", status: "ACTIVE" },
    orderBy: { staffNumber: "asc" },
    select: { id: true, limitAuthority: true },
  });
  return found as Manager;
}

/** Everything a bank ever approved of one card, by due time, so many rows on: as far as there are rows. */
async function far(rows: number) {
  const filters = readQueueFilters({ tab: "all", product: "GOLD", stage: "APPROVED", sort: "due", size: "25" });
  const where = { productCode: "GOLD", status: "APPROVED" as const };
  const depth = Math.min(rows, Math.floor((await db.application.count({ where })) / 2));
  const place = await db.application.findFirstOrThrow({
    where,
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    skip: depth,
    select: { id: true, dueAt: true },
  });
  const after = { sort: "due" as const, value: String(place.dueAt!.getTime()), id: place.id };
  return { filters: { ...filters, after }, depth };
}

async function plans(): Promise<Answer> {
  const statements: [string, Prisma.Sql][] = [
    ["first page", pageStatement(manager, first)],
    ["counts of the tabs", countStatement(manager)],
    ["count of what the filters find", foundStatement(manager, first)!],
    ["deep page", pageStatement(manager, deep)],
  ];
  const explained = await Promise.all(
    statements.map(async ([what, statement]) => ({ what, ...(await measure(statement)) })),
  );
  return {
    applications: await db.application.count(),
    depth,
    statements: explained.map(({ what, ms }) => ({ what, ms })),
    readWhole: explained.flatMap(({ what, whole }) => whole.map((table) => `${what}: ${table} was read whole`)),
  };
}

/** Execution by the database's own clock, since connections keep these statements planned; and the large tables it read whole. */
async function measure(statement: Prisma.Sql) {
  const times: number[] = [];
  let whole: string[] = [];
  for (let round = 0; round < 25; round += 1) {
    const [row] = await db.$queryRaw<
      { "QUERY PLAN": Explained[] }[]
    >`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`;
    const [explained] = row!["QUERY PLAN"];
    times.push(explained!["Execution Time"]);
    whole = nodes(explained!.Plan).flatMap((node) => (isWhole(node) ? [node["Relation Name"]!] : []));
  }
  return { ms: median(times), whole };
}

/** Staff are few: a lookup of their names is no list. */
const isWhole = (node: Plan) => node["Node Type"].includes("Seq Scan") && node["Relation Name"] !== "User";
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
