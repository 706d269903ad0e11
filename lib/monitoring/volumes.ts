import "server-only";
import { type Count, counted } from "@/lib/monitoring/kept";
import type { Watcher } from "@/lib/monitoring/watcher";

export type Month = {
  /** 2026-11, in Shanghai. */
  month: string;
  sent: number;
  approved: number;
  rejected: number;
  returned: number;
  advised: number;
  referred: number;
  /** Advice that said yes or no, and decisions against it. */
  firm: number;
  against: number;
};

/** The last twelve months, the present one last: what came in, what was decided, what was advised and not followed. */
export const listMonths = (_manager: Watcher) => counted("months", countMonths);

export const countMonths: Count<Month[]> = (reader) => reader.$queryRaw<Month[]>`
    WITH months AS (
      SELECT to_char(m, 'YYYY-MM') AS month FROM generate_series(
        date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - interval '11 months',
        date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai'), interval '1 month') m),
    since AS (SELECT (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - interval '11 months')
      AT TIME ZONE 'Asia/Shanghai' AS since),
    came AS (
      SELECT to_char("submittedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS sent
      FROM "Application" WHERE status <> 'DRAFT' AND "submittedAt" >= (SELECT since FROM since) GROUP BY 1),
    decided AS (
      SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
             count(*) FILTER (WHERE outcome = 'APPROVE')::int AS approved,
             count(*) FILTER (WHERE outcome = 'REJECT')::int AS rejected,
             count(*) FILTER (WHERE outcome = 'RETURN')::int AS returned
      FROM "Decision" WHERE step = 'FIRST' AND at >= (SELECT since FROM since) GROUP BY 1),
    said AS (
      SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS advised,
             count(*) FILTER (WHERE recommendation = 'refer')::int AS referred,
             count(*) FILTER (WHERE recommendation <> 'refer')::int AS firm,
             count(*) FILTER (WHERE (recommendation, outcome::text) IN (('approve', 'REJECT'), ('decline', 'APPROVE')))::int
               AS against
      FROM "Advice" WHERE at >= (SELECT since FROM since) GROUP BY 1)
    SELECT month, coalesce(sent, 0) AS sent, coalesce(approved, 0) AS approved, coalesce(rejected, 0) AS rejected,
           coalesce(returned, 0) AS returned, coalesce(advised, 0) AS advised, coalesce(referred, 0) AS referred,
           coalesce(firm, 0) AS firm, coalesce(against, 0) AS against
    FROM months LEFT JOIN came USING (month) LEFT JOIN decided USING (month) LEFT JOIN said USING (month)
    ORDER BY month`;
