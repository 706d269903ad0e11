import "server-only";
import { db } from "@/lib/db";
import { countStage } from "@/lib/models/queries";
import { countGrades, countVintages } from "@/lib/monitoring/cards";
import { countGroups } from "@/lib/monitoring/fairness";
import { type Count, countNow } from "@/lib/monitoring/kept";
import { countOverrides } from "@/lib/monitoring/overrides";
import { countKeptRivals } from "@/lib/monitoring/rivals";
import { countMonths } from "@/lib/monitoring/volumes";

/** By the names under which pages ask for them. What another version has asked for by another name stays lying. */
const counts: Record<string, Count<unknown>> = {
  months: countMonths,
  overrides: countOverrides,
  grades: countGrades,
  vintages: countVintages,
  groups: countGroups,
  rivals: countKeptRivals,
  stage: countStage,
};

/** Counts what a page has asked for and could not wait for. Answers whether there was anything. */
export async function countDue(): Promise<boolean> {
  const [asked] = await db.$queryRaw<{ name: string }[]>`
    UPDATE "KeptFigure" SET "aliveAt" = now() WHERE name = (
      SELECT name FROM "KeptFigure"
      WHERE name = ANY(${Object.keys(counts)}) AND "askedAt" IS NOT NULL
        AND coalesce("aliveAt", '-infinity') < now() - interval '30 seconds'
      ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING name`;
  if (!asked) return false;
  const alive = () => db.$executeRaw`UPDATE "KeptFigure" SET "aliveAt" = now() WHERE name = ${asked.name}`;
  const beat = setInterval(() => void alive().catch(() => {}), 5_000);
  await countNow(asked.name, counts[asked.name]!).finally(() => clearInterval(beat));
  return true;
}
