import "server-only";
import { type Features, featuresOf } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";

/** A card that has been out long enough to know how it went, with the answers as they were when it was applied for. */
export type Matured = { applicationId: string; customerId: string; features: Features; bad: boolean };

/** Ever 90 days late, or matured and never 30. Between the two nobody is called good or bad. */
export const outcomeBounds = { months: 12, bad: 90, good: 30 };

type Row = {
  applicationId: string;
  customerId: string;
  answers: unknown;
  submittedAt: Date;
  days: number;
  recent: number;
};

/** In the order of the applications, so that two readings of the same outcomes are the same. */
export async function readMatured(reader: Pick<Tx, "$queryRaw">): Promise<Matured[]> {
  const { months, bad, good } = outcomeBounds;
  const rows = await reader.$queryRaw<Row[]>`
    SELECT a.id AS "applicationId", a."customerId", s.answers, s."submittedAt", o."worstDaysPastDue" AS days,
           (SELECT count(*)::int FROM "Application" e
            WHERE e."customerId" = a."customerId" AND e.id <> a.id
              AND e."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent
    FROM "CardOutcome" o
    JOIN "Application" a ON a.id = o."applicationId"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE o."worstDaysPastDue" >= ${bad} OR (o."monthsOnBook" >= ${months} AND o."worstDaysPastDue" < ${good})
    ORDER BY a.id`;
  return rows.map(({ applicationId, customerId, answers, submittedAt, days, recent }) => ({
    applicationId,
    customerId,
    features: featuresOf({ answers, submittedAt, recentApplications: recent }),
    bad: days >= bad,
  }));
}
