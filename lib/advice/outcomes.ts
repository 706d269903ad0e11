import "server-only";
import { type Features, featuresOf } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** A card that has been out long enough to know how it went, with the answers as they were when it was applied for. */
export type Matured = {
  applicationId: string;
  customerId: string;
  submittedAt: Date;
  features: Features;
  bad: boolean;
};

/** Ever 90 days late, or matured and never 30. Between the two nobody is called good or bad. */
export const outcomeBounds = { months: 12, bad: 90, good: 30 };

type Reader = Pick<Tx, "$queryRaw">;
type Row = {
  applicationId: string;
  customerId: string;
  answers: unknown;
  submittedAt: Date;
  days: number;
  recent: number;
};

/** So many answers lie in memory at a time; what the card reads of them is far less. */
const page = 5_000;
/** A server has pages to show meanwhile: reading so many keeps nobody waiting. */
const serversPage = 500;

/**
 * In the order of the applications, so that two readings of the same outcomes are the same. Only of cards that were
 * opened long enough ago: of younger ones the bad are known before the good, and would make everybody look worse.
 */
export async function readMatured(reader: Reader): Promise<Matured[]> {
  const cases: Matured[] = [];
  for await (const some of pagesOf(reader, upwards, page)) cases.push(...some);
  return cases;
}

/** Those applied for last, so many and at most a page more; in the same order. A server holds no more than that. */
export async function readLatestMatured(reader: Reader, count: number): Promise<Matured[]> {
  const cases: Matured[] = [];
  for await (const some of pagesOf(reader, downwards, serversPage)) {
    cases.push(...some);
    if (cases.length >= count) break;
  }
  return cases.reverse();
}

type Direction = { from: string; beyond: Prisma.Sql; order: Prisma.Sql };
const upwards: Direction = {
  from: "00000000-0000-0000-0000-000000000000",
  beyond: Prisma.sql`>`,
  order: Prisma.sql`ASC`,
};
const downwards: Direction = {
  from: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  beyond: Prisma.sql`<`,
  order: Prisma.sql`DESC`,
};

async function* pagesOf(reader: Reader, direction: Direction, size: number) {
  for (let from = direction.from; ; ) {
    const rows = await readPage(reader, direction, from, size);
    yield rows.map(({ applicationId, customerId, submittedAt, answers, recent, days }): Matured => {
      const features = featuresOf({ answers, submittedAt, recentApplications: recent });
      return { applicationId, customerId, submittedAt, features, bad: days >= outcomeBounds.bad };
    });
    if (rows.length < size) return;
    from = rows.at(-1)!.applicationId;
  }
}

function readPage(reader: Reader, { beyond, order }: Direction, from: string, size: number): Promise<Row[]> {
  const { months, bad, good } = outcomeBounds;
  return reader.$queryRaw<Row[]>`
    SELECT a.id AS "applicationId", a."customerId", s.answers, s."submittedAt", o."worstDaysPastDue" AS days,
           (SELECT count(*)::int FROM "Application" e
            WHERE e."customerId" = a."customerId" AND e.id <> a.id
              AND e."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent
    FROM "CardOutcome" o
    JOIN "Application" a ON a.id = o."applicationId"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE o."applicationId" ${beyond} ${from}::uuid AND (o."worstDaysPastDue" >= ${bad} OR o."worstDaysPastDue" < ${good})
      AND (o."monthsOnBook" >= ${months}
        OR a."decidedAt" <= o."observedAt" - ${months}::int * interval '1 month')
    ORDER BY o."applicationId" ${order} LIMIT ${size}::int`;
}

/** Cards of which nothing is learned, by the reason. */
export type LeftOut = { noOutcome: number; young: number; between: number };

/** Approved applications, counted by why nothing is learned of them. */
export async function countLeftOut(reader: Reader): Promise<LeftOut> {
  const { months, bad, good } = outcomeBounds;
  const [row] = await reader.$queryRaw<LeftOut[]>`
    SELECT count(*) FILTER (WHERE o."applicationId" IS NULL)::int AS "noOutcome",
           count(*) FILTER (WHERE NOT whole)::int AS young,
           count(*) FILTER (WHERE whole AND o."worstDaysPastDue" >= ${good} AND o."worstDaysPastDue" < ${bad})::int AS between
    FROM "Application" a
    LEFT JOIN "CardOutcome" o ON o."applicationId" = a.id
    CROSS JOIN LATERAL (SELECT o."monthsOnBook" >= ${months}
      OR a."decidedAt" <= o."observedAt" - ${months}::int * interval '1 month' AS whole) w
    WHERE a.status = 'APPROVED'`;
  return row!;
}
