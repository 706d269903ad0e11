import "server-only";
import { outcomeBounds } from "@/lib/advice/outcomes";
import { wilson } from "@/lib/advice/similar";
import { db } from "@/lib/db";
import { agreementOf } from "@/lib/models/compare";
import { findChallenger, findChampion } from "@/lib/models/queries";
import { type Count, counted } from "@/lib/monitoring/kept";
import type { Watcher } from "@/lib/monitoring/watcher";
import { driftOf } from "@/lib/scoring/drift";
import type { Row } from "@/lib/scoring/table";

export type GradeCame = { cardHash: string; grade: string; rows: number; bads: number; said: number };

const { months, bad, good } = outcomeBounds;

/** What each grade of each card said of approved customers, and what came. */
export const listGrades = (_manager: Watcher) => counted("grades", countGrades);

export type JudgedGrade = GradeCame & { came: number; low: number; high: number };

export const countGrades: Count<JudgedGrade[]> = async (reader) => {
  const rows = await reader.$queryRaw<GradeCame[]>`
      SELECT a."cardHash", a.grade, count(*)::int AS rows, avg(a.pd) AS said,
             count(*) FILTER (WHERE o."worstDaysPastDue" >= ${bad})::int AS bads
      FROM "Advice" a JOIN "CardOutcome" o ON o."applicationId" = a."applicationId" AND o."monthsOnBook" >= ${months}
      WHERE a.outcome = 'APPROVE' AND (o."worstDaysPastDue" >= ${bad} OR o."worstDaysPastDue" < ${good})
      GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map((row) => {
    const [low, high] = wilson(row.bads, row.rows);
    return { ...row, came: row.bads / row.rows, low, high };
  });
};

export type Vintage = { month: string; cards: number; months: number; late30: number; late60: number; late90: number };

/** Cards by the month in which they were opened: how many are on book, how old they are, and how late they have ever been. */
export const listVintages = (_manager: Watcher) => counted("vintages", countVintages);

export const countVintages: Count<Vintage[]> = (reader) => reader.$queryRaw<Vintage[]>`
    SELECT to_char(a."decidedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS cards,
           max(o."monthsOnBook")::int AS months,
           count(*) FILTER (WHERE o."worstDaysPastDue" >= 30)::int AS late30,
           count(*) FILTER (WHERE o."worstDaysPastDue" >= 60)::int AS late60,
           count(*) FILTER (WHERE o."worstDaysPastDue" >= 90)::int AS late90
    FROM "CardOutcome" o JOIN "Application" a ON a.id = o."applicationId"
    WHERE a."decidedAt" >= now() - interval '24 months' GROUP BY 1 ORDER BY 1`;

/** As many of the latest as drift is looked for among. */
const latest = 2_000;

/** The latest approved customers against those that the card was learned from; null where no card was learned. */
export async function findDrift(manager: Watcher) {
  const champion = await findChampion(manager);
  const watched = champion.id ? champion : await findChallenger(manager);
  if (!watched) return null;
  const rows = await db.advice.findMany({
    where: { outcome: "APPROVE" },
    orderBy: { at: "desc" },
    take: latest,
    select: { inputs: true },
  });
  const drifts = driftOf(
    watched.card,
    rows.map(({ inputs }) => inputs as Row),
  );
  return { card: watched.card, rows: rows.length, drifts: drifts.toSorted((one, other) => other.psi - one.psi) };
}

/** The card that advises beside the newest that does not; null where there is only one. */
export async function findRivals(manager: Watcher) {
  const [champion, challenger] = await Promise.all([findChampion(manager), findChallenger(manager)]);
  if (!challenger) return null;
  const agreement = await agreementOf(manager, champion.card, challenger.card);
  return { champion: champion.card, challenger: challenger.card, agreement };
}
