import "server-only";
import type { Steps } from "@/lib/applications/timeline";
import type { Manager } from "@/lib/auth/actor";
import { maskedName } from "@/lib/customers/masked-name";
import { db } from "@/lib/db";
import { type Cursor, isUuid } from "@/lib/forms/address";
import { atStart, neighbours, walk } from "@/lib/forms/places";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { belongsTo, keyset, matches, orderBy } from "@/lib/queue/conditions";
import { mostAtOnce } from "@/lib/queue/rules";
import { type QueueFilters, type Sort, sortOf } from "@/lib/queue/schema";
import { freeFrom } from "@/lib/queue/silence";
import { reasonPlace } from "@/lib/queue/transfer";
import { managersToChoose, type Named } from "@/lib/staff/colleagues";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";
import { type View, viewsOf } from "@/lib/views/queries";

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
  /** Its customer asked for another person after a rejection. */
  secondLook: boolean;
  /** Somebody else's profile holds the same document number. */
  duplicate: boolean;
  submittedAt: Date;
  dueAt: Date;
  managerId: string | null;
  manager: string | null;
  /** From when others may take it over from its manager. */
  freeFrom: Date | null;
  customerId: string;
};

type Place = Cursor<Sort> | null;
export type QueuePage = { rows: QueueRow[]; managers: Named[]; views: View[]; previous: Place; next: Place };

/** As the database tells it in one answer: times are text, amounts numbers. */
type Found = Omit<QueueRow, "name" | "limit" | "submittedAt" | "dueAt" | "freeFrom"> & {
  limit: number;
  freeFrom: string | null;
  submittedAt: string;
  dueAt: string;
  nameSealed: string | null;
  wrapped: string | null;
};

/**
 * One page of the queue, by keyset: as dear at any depth, and stable while applications come in. With it the managers
 * to filter by and one's own views; all in one answer, since taking a page apart by rows and columns costs more than reading it.
 */
export async function listQueue(manager: Manager, filters: QueueFilters): Promise<QueuePage> {
  const { by, ...way } = walkOf(filters);
  const [answer] = await db.$queryRaw<{ found: Found[]; managers: Named[]; views: View[] }[]>`
    SELECT (SELECT coalesce(json_agg(p), '[]') FROM (${pageStatement(manager, filters)}) p) AS found,
           ${managersToChoose} AS managers, ${viewsOf(manager)} AS views`;
  const { found, managers, views } = answer!;

  const more = found.length > filters.size;
  // Nobody knows beforehand which page is the last: whoever asks for one behind it gets that one.
  if (found.length === 0 && way.skip > 0) return listQueue(manager, { ...filters, ...atStart, end: "yes" });
  const rows = found.slice(0, filters.size).map(shown);
  if (way.backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const { before, behind } = neighbours(way, more);
  return {
    rows,
    managers,
    views,
    previous: first && before ? cursorAt(by, first) : null,
    next: last && behind ? cursorAt(by, last) : null,
  };
}

/** The statement behind a page, of one row more than the page holds. */
export function pageStatement(manager: Manager, filters: QueueFilters): Prisma.Sql {
  const { by, towards, cursor, skip } = walkOf(filters);
  return Prisma.sql`
    WITH page AS (
      SELECT a.* FROM "Application" a
      WHERE ${belongsTo(filters.tab, manager)} AND ${matches(filters)} AND ${keyset(by, towards, cursor)}
      ORDER BY ${orderBy(by, towards)} ${limits[filters.size]} ${skip > 0 ? Prisma.sql`OFFSET ${skip}` : Prisma.empty}
    )
    SELECT a.id, a.number, a."productCode" AS product, a."requestedLimit" AS "limit", a.status,
           a."answeredAt" IS NOT NULL AS answered, a."previousApplicationId" IS NOT NULL AS again,
           a."secondLookAt" IS NOT NULL AS "secondLook",
           a."submittedAt", a."dueAt", a."managerId", m."staffName" AS manager, ${freeFrom()} AS "freeFrom",
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

/** From where, in which direction and how the index is read. */
function walkOf(filters: QueueFilters) {
  const { by, descending } = sortOf(filters);
  const way = walk(filters, by);
  return { by, ...way, towards: descending === way.backwards ? ("down" as const) : ("up" as const) };
}

const shown = ({ nameSealed, wrapped, limit, submittedAt, dueAt, freeFrom: free, ...row }: Found): QueueRow => ({
  ...row,
  limit: BigInt(limit),
  submittedAt: new Date(submittedAt),
  dueAt: new Date(dueAt),
  freeFrom: free === null ? null : new Date(free),
  name: maskedName(row.customerId, nameSealed, wrapped),
});

function cursorAt(sort: Sort, { id, dueAt, submittedAt, limit }: QueueRow): Cursor<Sort> {
  const value = { due: dueAt.getTime(), submitted: submittedAt.getTime(), limit }[sort];
  return { sort, value: String(value), id };
}

/** All that the filters find, in the order of the list and at most so many: for a deed to all of them. */
export async function listFoundIds(manager: Manager, filters: QueueFilters, most = mostAtOnce): Promise<string[]> {
  const { by, descending } = sortOf(filters);
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM "Application" a WHERE ${belongsTo(filters.tab, manager)} AND ${matches(filters)}
    ORDER BY ${orderBy(by, descending ? "up" : "down")} LIMIT ${most}`;
  return found.map(({ id }) => id);
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
