import "server-only";
import { type Features, featuresOf } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";

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

/**
 * In the order of the applications, so that two readings of the same outcomes are the same. Only of cards that were
 * opened long enough ago: of younger ones the bad are known before the good, and would make everybody look worse.
 */
export async function readMatured(reader: Reader): Promise<Matured[]> {
  const cases: Matured[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await readPage(reader, after);
    for (const { applicationId, customerId, submittedAt, answers, recent, days } of rows) {
      const features = featuresOf({ answers, submittedAt, recentApplications: recent });
      cases.push({ applicationId, customerId, submittedAt, features, bad: days >= outcomeBounds.bad });
    }
    if (rows.length < page) return cases;
    after = rows.at(-1)!.applicationId;
  }
}

function readPage(reader: Reader, after: string): Promise<Row[]> {
  const { months, bad, good } = outcomeBounds;
  return reader.$queryRaw<Row[]>`
    SELECT a.id AS "applicationId", a."customerId", s.answers, s."submittedAt", o."worstDaysPastDue" AS days,
           (SELECT count(*)::int FROM "Application" e
            WHERE e."customerId" = a."customerId" AND e.id <> a.id
              AND e."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent
    FROM "CardOutcome" o
    JOIN "Application" a ON a.id = o."applicationId"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE o."applicationId" > ${after}::uuid AND (o."worstDaysPastDue" >= ${bad} OR o."worstDaysPastDue" < ${good})
      AND (o."monthsOnBook" >= ${months}
        OR a."decidedAt" <= o."observedAt" - ${months}::int * interval '1 month')
    ORDER BY o."applicationId" LIMIT ${page}`;
}

/** Cards of which nothing is learned, by the reason. */
export type LeftOut = { noOutcome: number; young: number; between: number };

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
