import "server-only";
import { outcomeBounds } from "@/lib/advice/outcomes";
import type { Manager } from "@/lib/auth/actor";
import { type Count, counted, type Reader } from "@/lib/monitoring/kept";
import { aucOfCounts } from "@/lib/scoring/measure";

/** Decisions of which some have an outcome, by what one of the two cards said. */
type Level = { cardHash: string; rivalHash: string; score: number; goods: number; bads: number; said: number };
type Side = { auc: number; said: number };

export type KeptRivals = {
  cardHash: string;
  rivalHash: string;
  decided: number;
  /** Two grades or more apart. */
  apart: number;
  goods: number;
  bads: number;
  card: Side;
  rival: Side;
};

const { months, bad, good } = outcomeBounds;

/** The card that advised against the one that did not, by what was kept with each decision and by what came of it. */
export const listKeptRivals = (_manager: Manager) => counted("rivals", countKeptRivals);

export const countKeptRivals: Count<KeptRivals[]> = async (reader) => {
  const pairs = await countPairs(reader);
  const [cards, rivals] = [await countLevels(reader, "card"), await countLevels(reader, "rival")];
  return pairs.map((pair): KeptRivals => {
    const same = (level: Level) => keyOf(level) === keyOf(pair);
    const [mine, theirs] = [cards.filter(same), rivals.filter(same)];
    return { ...pair, ...outcomesOf(mine), card: sideOf(mine), rival: sideOf(theirs) };
  });
};

const keyOf = ({ cardHash, rivalHash }: Pick<Level, "cardHash" | "rivalHash">) => `${cardHash} ${rivalHash}`;

const countPairs = (reader: Reader) => reader.$queryRaw<
  Pick<KeptRivals, "cardHash" | "rivalHash" | "decided" | "apart">[]
>`
  SELECT "cardHash", "rivalHash", count(*)::int AS decided,
         count(*) FILTER (WHERE abs(ascii(grade) - ascii("rivalGrade")) >= 2)::int AS apart
  FROM "Advice" WHERE "rivalHash" IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 10`;

/** The best score first, as the area is counted. */
const countLevels = (reader: Reader, whose: "card" | "rival") => reader.$queryRaw<Level[]>`
  SELECT a."cardHash", a."rivalHash", s.score, count(*) FILTER (WHERE o."worstDaysPastDue" < ${good})::int AS goods,
         count(*) FILTER (WHERE o."worstDaysPastDue" >= ${bad})::int AS bads, sum(s.pd) AS said
  FROM "Advice" a
  JOIN "CardOutcome" o ON o."applicationId" = a."applicationId" AND o."monthsOnBook" >= ${months}
  CROSS JOIN LATERAL (SELECT CASE ${whose} WHEN 'card' THEN a.score ELSE a."rivalScore" END AS score,
                             CASE ${whose} WHEN 'card' THEN a.pd ELSE a."rivalPd" END AS pd) s
  WHERE a."rivalHash" IS NOT NULL AND a.outcome = 'APPROVE'
    AND (o."worstDaysPastDue" >= ${bad} OR o."worstDaysPastDue" < ${good})
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 DESC`;

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const outcomesOf = (levels: readonly Level[]) => ({
  goods: sum(levels.map(({ goods }) => goods)),
  bads: sum(levels.map(({ bads }) => bads)),
});

function sideOf(levels: readonly Level[]): Side {
  const { goods, bads } = outcomesOf(levels);
  const auc = aucOfCounts(
    levels.map((level) => level.goods),
    levels.map((level) => level.bads),
  );
  return { auc, said: sum(levels.map(({ said }) => said)) / Math.max(1, goods + bads) };
}
