import "server-only";
import { outcomeBounds } from "@/lib/advice/outcomes";
import type { OverrideReason } from "@/lib/advice/override-reasons";
import type { Manager } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Count, counted, type Reader } from "@/lib/monitoring/kept";

/** Approvals against the advice whose outcome is known, and how many of them did well. */
type Hits = { known: number; well: number };

export type ManagerOverrides = Hits & {
  id: string;
  name: string | null;
  staffNumber: string | null;
  decided: number;
  firm: number;
  against: number;
};
export type ReasonOverrides = Hits & { reason: OverrideReason | null; toApprove: number; toReject: number };

const { months, bad } = outcomeBounds;
const against = Prisma.sql`(a.recommendation, a.outcome::text) IN (('approve', 'REJECT'), ('decline', 'APPROVE'))`;
const outcomes = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT o."worstDaysPastDue" < ${bad} AS well FROM "CardOutcome" o
    WHERE a.recommendation = 'decline' AND a.outcome = 'APPROVE'
      AND o."applicationId" = a."applicationId" AND o."monthsOnBook" >= ${months}) o ON true`;
const since = Prisma.sql`a.at >= now() - interval '24 months'`;

/** Who decides against the advice, how often, and how it went where that is known. The last two years. */
export const listOverrides = (_manager: Manager) => counted("overrides", countOverrides);

export type Overrides = { managers: ManagerOverrides[]; reasons: ReasonOverrides[]; with: Hits };

export const countOverrides: Count<Overrides> = async (reader) => ({
  managers: await byManager(reader),
  reasons: await byReason(reader),
  with: await followed(reader),
});

const byManager = (reader: Reader) => reader.$queryRaw<ManagerOverrides[]>`
  SELECT u.id, u."staffName" AS name, u."staffNumber", c.decided, c.firm, c.against, c.known, c.well
  FROM (
    SELECT a."managerId", count(*)::int AS decided, count(*) FILTER (WHERE a.recommendation <> 'refer')::int AS firm,
           count(*) FILTER (WHERE ${against})::int AS against, count(o.well)::int AS known,
           count(*) FILTER (WHERE o.well)::int AS well
    FROM "Advice" a ${outcomes} WHERE ${since} GROUP BY 1) c
  JOIN "User" u ON u.id = c."managerId"
  ORDER BY c.decided DESC, u.id LIMIT 100`;

const byReason = (reader: Reader) => reader.$queryRaw<ReasonOverrides[]>`
  SELECT a."overrideReason" AS reason, count(*) FILTER (WHERE a.outcome = 'APPROVE')::int AS "toApprove",
         count(*) FILTER (WHERE a.outcome = 'REJECT')::int AS "toReject", count(o.well)::int AS known,
         count(*) FILTER (WHERE o.well)::int AS well
  FROM "Advice" a ${outcomes} WHERE ${since} AND ${against}
  GROUP BY 1 ORDER BY count(*) DESC`;

/** For comparison: approvals that the advice was for. */
async function followed(reader: Reader): Promise<Hits> {
  const [row] = await reader.$queryRaw<Hits[]>`
    SELECT count(*)::int AS known, count(*) FILTER (WHERE o."worstDaysPastDue" < ${bad})::int AS well
    FROM "Advice" a JOIN "CardOutcome" o ON o."applicationId" = a."applicationId" AND o."monthsOnBook" >= ${months}
    WHERE a.recommendation = 'approve' AND a.outcome = 'APPROVE' AND ${since}`;
  return row!;
}
