import "server-only";
import type { Admin, Manager } from "@/lib/auth/actor";
import { maskedName } from "@/lib/customers/masked-name";
import { db } from "@/lib/db";
import { type CustomerFilters, type CustomerSort, sortingOf } from "@/lib/directory/schema";
import type { Cursor } from "@/lib/forms/address";
import { countedTo } from "@/lib/forms/counted";
import { atStart, neighbours, walk } from "@/lib/forms/places";
import { Prisma } from "@/lib/generated/prisma/client";
import type { UserStatus } from "@/lib/generated/prisma/enums";
import type { SearchKind } from "@/lib/search/schema";
import { addDays, startOfDay } from "@/lib/time";

export type CustomerRow = {
  id: string;
  /** Null until the bank has verified who it is. */
  number: string | null;
  /** Masked; empty while the profile has none. */
  name: string;
  status: UserStatus;
  registeredAt: Date;
  lastSignInAt: Date | null;
  applications: number;
  openApplications: number;
  lastSubmittedAt: Date | null;
};

type Staff = Manager | Admin;
type Found = Omit<CustomerRow, "name"> & { nameSealed: string | null; wrapped: string | null };

type Place = Cursor<CustomerSort> | null;
type CustomerPage = { rows: CustomerRow[]; previous: Place; next: Place };

/** One page of all customers, by keyset. */
export async function listCustomers(staff: Staff, filters: CustomerFilters): Promise<CustomerPage> {
  const { by, ...way } = walkOf(filters);
  const found = await db.$queryRaw<Found[]>`${customersStatement(filters)}`;
  const more = found.length > filters.size;
  if (found.length === 0 && way.skip > 0) return listCustomers(staff, { ...filters, ...atStart, end: "yes" });
  const rows = found.slice(0, filters.size).map(shown);
  if (way.backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const { before, behind } = neighbours(way, more);
  return {
    rows,
    previous: first && before ? cursorAt(by, first) : null,
    next: last && behind ? cursorAt(by, last) : null,
  };
}

/** How many there are, counted to one beyond a thousand. */
export async function countCustomers(_staff: Staff, filters: CustomerFilters): Promise<number> {
  const { by } = sortingOf(filters);
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM "User" u WHERE u.role = 'CUSTOMER' AND ${columns[by]} IS NOT NULL AND ${matches(filters)}
      ORDER BY ${columns[by]} LIMIT ${countedTo + 1}) counted`;
  return found!.count;
}

/** The statement behind a page, of one row more than the page holds. */
export function customersStatement(filters: CustomerFilters): Prisma.Sql {
  const { by, cursor, down, skip } = walkOf(filters);
  const order = down ? Prisma.sql`${columns[by]}, u.id` : Prisma.sql`${columns[by]} DESC, u.id DESC`;
  return Prisma.sql`
    WITH page AS (
      SELECT u.id FROM "User" u
      WHERE u.role = 'CUSTOMER' AND ${columns[by]} IS NOT NULL AND ${matches(filters)} AND ${beyond(by, down, cursor)}
      ORDER BY ${order} LIMIT ${filters.size + 1} OFFSET ${skip}
    )
    ${rowsOf} ORDER BY ${order}`;
}

type Asked = { by: SearchKind | null; key: string | null; id: string | null; after: string | null };

/** Whom a search has found: the one, or all under a keyed hash in the order of their ids, at most `size` after the one given. */
export async function listFound(_staff: Staff, { by, key, id, after }: Asked, size = 50) {
  const condition = id ? Prisma.sql`c.id = ${id}::uuid` : by && key ? keyed(by, key) : null;
  if (!condition) return { rows: [], next: null };
  const found = await db.$queryRaw<Found[]>`
    WITH page AS (
      SELECT c.id FROM "Customer" c
      WHERE ${condition} AND ${after ? Prisma.sql`c.id > ${after}::uuid` : Prisma.sql`true`}
      ORDER BY c.id LIMIT ${size + 1}
    )
    ${rowsOf} ORDER BY u.id`;
  const rows = found.slice(0, size).map(shown);
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

const keyed = (by: SearchKind, key: string) =>
  ({
    mobile: Prisma.sql`c."mobileIndex" = ${key}`,
    document: Prisma.sql`c."documentIndex" = ${key}`,
    name: Prisma.sql`c."nameIndex" = ${key}`,
    customer: null,
    application: null,
  })[by];

const rowsOf = Prisma.sql`
  SELECT u.id, c.number, u.status, u."createdAt" AS "registeredAt", u."lastSignInAt", c."nameSealed", k.wrapped,
         a.sent AS applications, a.open AS "openApplications", a.last AS "lastSubmittedAt"
  FROM page p
  JOIN "User" u ON u.id = p.id
  JOIN "Customer" c ON c.id = p.id
  LEFT JOIN "DataKey" k ON k."userId" = p.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS sent, max("submittedAt") AS last,
           (count(*) FILTER (WHERE status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW')))::int AS open
    FROM "Application" WHERE "customerId" = p.id AND status <> 'DRAFT'
  ) a`;

const columns: Record<CustomerSort, Prisma.Sql> = {
  registered: Prisma.sql`u."createdAt"`,
  signedIn: Prisma.sql`u."lastSignInAt"`,
};

function walkOf(filters: CustomerFilters) {
  const { by, descending } = sortingOf(filters);
  const way = walk(filters, by);
  return { by, ...way, down: descending === way.backwards };
}

function beyond(by: CustomerSort, down: boolean, cursor: Cursor | null | undefined) {
  if (!cursor) return Prisma.sql`true`;
  const place = Prisma.sql`(${moment(new Date(Number(cursor.value)))}, ${cursor.id}::uuid)`;
  return down ? Prisma.sql`(${columns[by]}, u.id) > ${place}` : Prisma.sql`(${columns[by]}, u.id) < ${place}`;
}

function matches({ verified, open: onlyOpen, from, to }: CustomerFilters) {
  const conditions = [
    from && Prisma.sql`u."createdAt" >= ${moment(startOfDay(from))}`,
    to && Prisma.sql`u."createdAt" < ${moment(addDays(startOfDay(to), 1))}`,
    verified &&
      Prisma.sql`(SELECT c."verifiedAt" IS NOT NULL FROM "Customer" c WHERE c.id = u.id) = ${verified === "yes"}`,
    onlyOpen &&
      Prisma.sql`EXISTS (SELECT 1 FROM "Application" o WHERE o."customerId" = u.id
        AND o.status IN ('SUBMITTED', 'IN_REVIEW', 'RETURNED', 'SECOND_REVIEW'))`,
  ];
  return Prisma.join([Prisma.sql`true`, ...conditions.filter((condition) => condition !== null)], " AND ");
}

const moment = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`;

function shown({ nameSealed, wrapped, ...row }: Found): CustomerRow {
  return { ...row, name: maskedName(row.id, nameSealed, wrapped) };
}

function cursorAt(by: CustomerSort, { id, registeredAt, lastSignInAt }: CustomerRow): Cursor<CustomerSort> {
  return { sort: by, value: String((by === "registered" ? registeredAt : lastSignInAt!).getTime()), id };
}
