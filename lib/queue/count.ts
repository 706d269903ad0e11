import "server-only";
import { cache } from "react";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { belongsTo, dueToday, matches } from "@/lib/queue/conditions";
import { type QueueFilters, type Tab, tabs } from "@/lib/queue/schema";

export type Counts = Record<Tab | "dueToday", number> & { next: Next | null };

/** The application that "claim the next" would take now. */
type Next = { productCode: string; dueAt: Date };

/** How many stand in each tab, each counted to one beyond `countedTo`, a thousand. With it what is to be claimed next: it costs less than a statement of its own. Read once a request, by the menu and the page. */
export const countTabs = cache(async (manager: Manager): Promise<Counts> => {
  const [answer] = await db.$queryRaw<{ counts: Counted[] }[]>`
    SELECT json_agg(c) AS counts FROM (${countStatement(manager)}) c`;
  const { counts } = answer!;
  const { productCode, dueAt } = counts.find(({ what }) => what === "unclaimed")!;
  const next = productCode && dueAt ? { productCode, dueAt: new Date(dueAt) } : null;
  return { ...Object.fromEntries(counts.map(({ what, count }) => [what, count])), next } as Counts;
});

type Counted = { what: Tab | "dueToday"; count: number; productCode: string | null; dueAt: string | null };

export function countStatement(manager: Manager): Prisma.Sql {
  const wanted: [string, Prisma.Sql][] = tabs.map((tab) => [tab, belongsTo(tab, manager)]);
  const counts = Prisma.join([...wanted, ["dueToday", dueToday()] as const].map(capped), " UNION ALL ");
  return Prisma.sql`
    SELECT counts.*, next."productCode", next."dueAt" FROM (${counts}) counts
    LEFT JOIN (
      SELECT "productCode", "dueAt" FROM "Application" WHERE status = 'SUBMITTED' ORDER BY "dueAt", id LIMIT 1
    ) next ON counts.what = 'unclaimed'`;
}

/** How many the filters find; null where there are none, or in the tab of all: that could read everything ever sent. */
export async function countFound(manager: Manager, filters: QueueFilters): Promise<number | null> {
  const statement = foundStatement(manager, filters);
  if (!statement) return null;
  const [found] = await db.$queryRaw<{ count: number }[]>`${statement}`;
  return found!.count;
}

export function foundStatement(manager: Manager, filters: QueueFilters): Prisma.Sql | null {
  const { product, stage, manager: by, from, to, due, tab } = filters;
  if (tab === "all" || !(product || stage || by || from || to || due)) return null;
  return capped(["found", Prisma.sql`${belongsTo(tab, manager)} AND ${matches(filters)}`]);
}

const capped = ([what, condition]: readonly [string, Prisma.Sql]) => Prisma.sql`
  SELECT ${what}::text AS what, (SELECT count(*)::int FROM (
    SELECT 1 FROM "Application" a WHERE ${condition} ${what === "all" ? walked : Prisma.empty} LIMIT 1001) counted) AS count`;

/** Where every row counts, the order makes the planner walk an index to the cap instead of the table. */
const walked = Prisma.sql`ORDER BY a."dueAt"`;
