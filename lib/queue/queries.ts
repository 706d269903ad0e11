import "server-only";
import { cache } from "react";
import type { Steps } from "@/lib/applications/timeline";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { type Cursor, isUuid } from "@/lib/forms/address";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { maskName } from "@/lib/mask";
import { belongsTo, dueToday, keyset, matches, orderBy } from "@/lib/queue/conditions";
import { type QueueFilters, type Sort, sortOf, type Tab, tabs } from "@/lib/queue/schema";
import { reasonPlace } from "@/lib/queue/transfer";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

export type QueueRow = {
  id: string;
  number: string;
  /** Masked. */
  name: string;
  product: string;
  /** In cents. */
  limit: bigint;
  status: ApplicationStatus;
  answered: boolean;
  again: boolean;
  /** Somebody else's profile holds the same document number. */
  duplicate: boolean;
  submittedAt: Date;
  dueAt: Date;
  managerId: string | null;
  manager: string | null;
  customerId: string;
};

type Found = Omit<QueueRow, "name"> & { nameSealed: string | null; wrapped: string | null };

/** One page of the queue, by keyset: as dear at any depth, and stable while applications come in. */
export async function listQueue(manager: Manager, filters: QueueFilters) {
  const { by, cursor, backwards } = walkOf(filters);
  const found = await db.$queryRaw<Found[]>`${pageStatement(manager, filters)}`;

  const more = found.length > filters.size;
  const rows = found.slice(0, filters.size).map(shown);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    previous: first && (backwards ? more : cursor) ? cursorAt(by, first) : null,
    next: last && (backwards || more) ? cursorAt(by, last) : null,
  };
}

/** The statement behind a page, of one row more than the page holds. */
export function pageStatement(manager: Manager, filters: QueueFilters): Prisma.Sql {
  const { by, towards, cursor } = walkOf(filters);
  return Prisma.sql`
    WITH page AS (
      SELECT a.* FROM "Application" a
      WHERE ${belongsTo(filters.tab, manager)} AND ${matches(filters)} AND ${keyset(by, towards, cursor)}
      ORDER BY ${orderBy(by, towards)} ${limits[filters.size]}
    )
    SELECT a.id, a.number, a."productCode" AS product, a."requestedLimit" AS "limit", a.status,
           a."answeredAt" IS NOT NULL AS answered, a."previousApplicationId" IS NOT NULL AS again,
           a."submittedAt", a."dueAt", a."managerId", m."staffName" AS manager,
           a."customerId", c."nameSealed", k.wrapped,
           EXISTS (SELECT 1 FROM "Customer" d WHERE d."documentIndex" = c."documentIndex" AND d.id <> c.id) AS duplicate
    FROM page a
    JOIN "Customer" c ON c.id = a."customerId"
    LEFT JOIN "DataKey" k ON k."userId" = c.id
    LEFT JOIN "User" m ON m.id = a."managerId"
    ORDER BY ${orderBy(by, towards)}`;
}

/** Written out, because a statement that is planned once is planned well only for a limit it knows. */
const limits = {
  20: Prisma.sql`LIMIT 21`,
  25: Prisma.sql`LIMIT 26`,
  50: Prisma.sql`LIMIT 51`,
  100: Prisma.sql`LIMIT 101`,
};

/** From where and in which direction the index is read. A cursor of another sorting counts for none. */
function walkOf(filters: QueueFilters) {
  const { by, descending } = sortOf(filters);
  const [after, before] = [filters.after, filters.before].map((place) => (place?.sort === by ? place : null));
  const backwards = Boolean(before && !after);
  const towards = descending === backwards ? ("down" as const) : ("up" as const);
  return { by, cursor: after ?? before, backwards, towards };
}

const shown = ({ nameSealed, wrapped, ...row }: Found): QueueRow => ({
  ...row,
  name: maskedName(row.customerId, nameSealed, wrapped),
});

/** A customer's name as lists show it; empty where there is none or the person was erased. */
export function maskedName(id: string, nameSealed: string | null, wrapped: string | null): string {
  if (!nameSealed || !wrapped) return "";
  return maskName(open(unwrapPersonKey(id, wrapped), { table: "Customer", column: "nameSealed", row: id }, nameSealed));
}

function cursorAt(sort: Sort, { id, dueAt, submittedAt, limit }: QueueRow): Cursor<Sort> {
  const value = { due: dueAt.getTime(), submitted: submittedAt.getTime(), limit }[sort];
  return { sort, value: String(value), id };
}

export type Counts = Record<Tab | "dueToday", number>;

/** How many stand in each tab, each counted to one beyond `countedTo`, a thousand. Read once a request, by the menu and the page. */
export const countTabs = cache(async (manager: Manager): Promise<Counts> => {
  const counts = await db.$queryRaw<{ what: keyof Counts; count: number }[]>`${countStatement(manager)}`;
  return Object.fromEntries(counts.map(({ what, count }) => [what, count])) as Counts;
});

export function countStatement(manager: Manager): Prisma.Sql {
  const wanted: [string, Prisma.Sql][] = tabs.map((tab) => [tab, belongsTo(tab, manager)]);
  return Prisma.join([...wanted, ["dueToday", dueToday()] as const].map(capped), " UNION ALL ");
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

/** The application that "claim the next" would take now. */
export async function nextUnclaimed(_manager: Manager): Promise<{ productCode: string; dueAt: Date } | null> {
  const [next] = await db.$queryRaw<{ productCode: string; dueAt: Date }[]>`
    SELECT "productCode", "dueAt" FROM "Application" WHERE status = 'SUBMITTED' ORDER BY "dueAt", id LIMIT 1`;
  return next ?? null;
}

/** Rows that were ticked, as they are now, for the page that confirms a deed or says how it went. */
export async function listPicked(_manager: Manager, ids: string[]) {
  const found = await db.application.findMany({
    where: { id: { in: ids.filter(isUuid) }, status: { not: "DRAFT" } },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      number: true,
      productCode: true,
      requestedLimit: true,
      status: true,
      dueAt: true,
      managerId: true,
      customerId: true,
      manager: { select: { staffName: true } },
      customer: {
        select: { id: true, nameSealed: true, user: { select: { dataKey: { select: { wrapped: true } } } } },
      },
    },
  });
  return found.map(({ customer, ...row }) => ({
    ...row,
    name: maskedName(customer.id, customer.nameSealed, customer.user.dataKey?.wrapped ?? null),
  }));
}

export type PickedRow = Awaited<ReturnType<typeof listPicked>>[number];

/** Earlier hand-overs of an application, oldest first, with the reasons that only staff read. */
export async function listTransfers(_manager: Manager, applicationId: string) {
  const steps = await db.applicationEvent.findMany({
    where: { applicationId, kind: "transferred" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      at: true,
      facts: true,
      actor: { select: { staffName: true } },
      application: {
        select: { customer: { select: { user: { select: { dataKey: { select: { wrapped: true } } } }, id: true } } },
      },
    },
  });
  return steps.map(({ at, facts, actor, application: { customer } }) => {
    const { toName, fromName, reasonSealed } = facts as Steps["transferred"];
    const wrapped = customer.user.dataKey?.wrapped;
    const reason = wrapped ? open(unwrapPersonKey(customer.id, wrapped), reasonPlace(applicationId), reasonSealed) : "";
    return { at, from: fromName ?? actor?.staffName ?? "", to: toName, reason };
  });
}
