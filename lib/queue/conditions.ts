import type { Manager } from "@/lib/auth/actor";
import type { Cursor } from "@/lib/forms/address";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Product, QueueFilters, Sort, Stage, Tab } from "@/lib/queue/schema";
import { isFree } from "@/lib/queue/silence";
import { addDays, startOfDay } from "@/lib/time";

// Spelt as the partial indexes spell them (migration queue_indexes); "a" is the application.
const open = Prisma.sql`a.status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')`;
const running = Prisma.sql`a.status IN ('SUBMITTED', 'IN_REVIEW', 'SECOND_REVIEW')`;

/**
 * A value that the planner shall not look at. For a manager with nothing to do it would find a plan cheaper than any it
 * could keep, and plan anew every time, which takes longer than the answer.
 */
const anyone = (value: Prisma.Sql) => Prisma.sql`(SELECT ${value})`;

/** Our own words stand in the statement itself: as parameters each would be planned for, every time. */
const productWords: Record<Product, Prisma.Sql> = {
  STANDARD: Prisma.sql`'STANDARD'`,
  GOLD: Prisma.sql`'GOLD'`,
  PLATINUM: Prisma.sql`'PLATINUM'`,
  FIRST: Prisma.sql`'FIRST'`,
  DRIVER: Prisma.sql`'DRIVER'`,
  GLOBE: Prisma.sql`'GLOBE'`,
};
const stageWords: Record<Stage, Prisma.Sql> = {
  SUBMITTED: Prisma.sql`'SUBMITTED'`,
  IN_REVIEW: Prisma.sql`'IN_REVIEW'`,
  RETURNED: Prisma.sql`'RETURNED'`,
  SECOND_REVIEW: Prisma.sql`'SECOND_REVIEW'`,
  APPROVED: Prisma.sql`'APPROVED'`,
  REJECTED: Prisma.sql`'REJECTED'`,
  WITHDRAWN: Prisma.sql`'WITHDRAWN'`,
};

const me = (id: string) => anyone(Prisma.sql`${id}::uuid`);

const tabConditions: Record<Tab, (manager: Manager) => Prisma.Sql> = {
  open: () => open,
  mine: ({ id }) => Prisma.sql`a."managerId" = ${me(id)} AND a.status IN ('IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')`,
  unclaimed: () => Prisma.sql`a.status = 'SUBMITTED'`,
  answered: () => Prisma.sql`a."answeredAt" IS NOT NULL AND a.status IN ('SUBMITTED', 'IN_REVIEW')`,
  overdue: () => Prisma.sql`${running} AND a."dueAt" < now()`,
  second: ({ id, limitAuthority }) =>
    Prisma.sql`a.status = 'SECOND_REVIEW' AND a."managerId" <> ${me(id)} AND a."grantedLimit" <= ${anyone(Prisma.sql`${limitAuthority}::bigint`)}`,
  all: () => Prisma.sql`a.status <> 'DRAFT'`,
};

export const belongsTo = (tab: Tab, manager: Manager) => tabConditions[tab](manager);

/** What falls due before this day ends, and is not late yet. */
export const dueToday = () => Prisma.sql`${running} AND a."dueAt" >= now() AND a."dueAt" < ${dayEnds(1)}`;

/** The filters of the address, all of them to be met. */
export function matches({ product, stage, manager, from, to, due }: QueueFilters): Prisma.Sql {
  const conditions = [
    product && Prisma.sql`a."productCode" = ${productWords[product]}`,
    stage && (stage === "FREE" ? isFree() : Prisma.sql`a.status = ${stageWords[stage]}`),
    manager && Prisma.sql`a."managerId" = ${manager}::uuid`,
    from && Prisma.sql`a."submittedAt" >= ${moment(startOfDay(from))}`,
    to && Prisma.sql`a."submittedAt" < ${moment(addDays(startOfDay(to), 1))}`,
    due && dueConditions[due](),
  ];
  return Prisma.join([Prisma.sql`true`, ...conditions.filter((condition) => condition !== null)], " AND ");
}

const dueConditions = {
  late: () => Prisma.sql`${running} AND a."dueAt" < now()`,
  today: dueToday,
  week: () => Prisma.sql`${running} AND a."dueAt" >= now() AND a."dueAt" < ${dayEnds(7)}`,
};

const columns: Record<Sort, Prisma.Sql> = {
  due: Prisma.sql`a."dueAt"`,
  submitted: Prisma.sql`a."submittedAt"`,
  limit: Prisma.sql`a."requestedLimit"`,
};

/** "down" the list from the smallest; the id decides between equals, so that every row has one place. */
type Towards = "down" | "up";

export const orderBy = (by: Sort, towards: Towards) =>
  towards === "down" ? Prisma.sql`${columns[by]}, a.id` : Prisma.sql`${columns[by]} DESC, a.id DESC`;

/** The rows beyond a cursor. */
export function keyset(by: Sort, towards: Towards, cursor: Cursor | null | undefined): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const value = by === "limit" ? Prisma.sql`${BigInt(cursor.value)}` : moment(new Date(Number(cursor.value)));
  const place = Prisma.sql`(${value}, ${cursor.id}::uuid)`;
  return towards === "down"
    ? Prisma.sql`(${columns[by]}, a.id) > ${place}`
    : Prisma.sql`(${columns[by]}, a.id) < ${place}`;
}

/** The end of the bank's day, or of the seventh; by the database's clock, as "late" is. */
const dayEnds = (days: 1 | 7) => {
  const midnight = Prisma.sql`date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai')`;
  const ahead = days === 1 ? Prisma.sql`interval '1 day'` : Prisma.sql`interval '7 days'`;
  return Prisma.sql`(${midnight} + ${ahead}) AT TIME ZONE 'Asia/Shanghai'`;
};
const moment = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`;
