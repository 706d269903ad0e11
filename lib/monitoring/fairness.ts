import "server-only";
import { outcomeBounds } from "@/lib/advice/outcomes";
import { type Count, counted } from "@/lib/monitoring/kept";
import { type Group, type JudgedGroup, judged } from "@/lib/monitoring/rules";
import { firstTier, secondTier } from "@/lib/monitoring/towns";
import type { Watcher } from "@/lib/monitoring/watcher";

const { months, bad, good } = outcomeBounds;

/** More would tell the share of a group no better, and take long to read. */
const latest = 50_000;

/**
 * How groups of people fare: by sex, age and the size of their town. These answers are read here alone; no card and
 * no rule knows them. The latest decisions of two years.
 */
export const listGroups = (_manager: Watcher) => counted("groups", countGroups);

export const countGroups: Count<JudgedGroup[]> = async (reader) => {
  const rows = await reader.$queryRaw<Group[]>`
      WITH people AS (
        SELECT s.answers->>'sex' AS sex,
               CASE WHEN age < 25 THEN 'under25' WHEN age < 35 THEN 'from25' WHEN age < 45 THEN 'from35'
                    WHEN age < 55 THEN 'from45' ELSE 'from55' END AS age,
               CASE WHEN s.answers->>'city' = ANY(${[...firstTier]}) THEN 'first'
                    WHEN s.answers->>'city' = ANY(${[...secondTier]}) THEN 'second' ELSE 'other' END AS town,
               d.outcome, d.recommendation, d.pd,
               CASE WHEN d.outcome <> 'APPROVE' OR o."monthsOnBook" < ${months} THEN NULL
                    WHEN o."worstDaysPastDue" >= ${bad} THEN true
                    WHEN o."worstDaysPastDue" < ${good} THEN false END AS went_bad
        FROM (SELECT "applicationId", outcome, recommendation, pd, at FROM "Advice"
              WHERE at >= now() - interval '24 months' ORDER BY at DESC LIMIT ${latest}) d
        JOIN "Application" a ON a.id = d."applicationId"
        JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
        LEFT JOIN "CardOutcome" o ON o."applicationId" = a.id
        CROSS JOIN LATERAL (SELECT extract(year FROM d.at)::int - (s.answers->>'birthYear')::int AS age) y)
      SELECT CASE WHEN grouping(sex) = 0 THEN 'sex' WHEN grouping(age) = 0 THEN 'age' ELSE 'town' END AS kind,
             coalesce(sex, age, town) AS "group", count(*)::int AS decided,
             count(*) FILTER (WHERE outcome = 'APPROVE')::int AS approved,
             count(*) FILTER (WHERE recommendation = 'decline')::int AS declined,
             count(went_bad)::int AS known, count(*) FILTER (WHERE went_bad)::int AS bads,
             avg(pd) FILTER (WHERE went_bad IS NOT NULL) AS said,
             count(*) FILTER (WHERE NOT went_bad AND recommendation = 'decline')::int AS "goodsDeclined"
      FROM people GROUP BY GROUPING SETS ((sex), (age), (town)) ORDER BY 1, 2`;
  return judged(rows);
};
