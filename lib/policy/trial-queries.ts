import "server-only";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Trial } from "@/lib/policy/trial";

export type ShownTrial = Awaited<ReturnType<typeof listBackTests>>[number];

/** The back-tests of a set, the newest first. */
export async function listBackTests(_manager: Manager, ruleSetId: string, most = 5) {
  const rows = await db.backTest.findMany({
    where: { ruleSetId },
    orderBy: { askedAt: "desc" },
    take: most,
    select: {
      id: true,
      hash: true,
      againstVersion: true,
      askedAt: true,
      done: true,
      total: true,
      finishedAt: true,
      fault: true,
      result: true,
    },
  });
  return rows.map(({ result, ...row }) => ({ ...row, result: result as unknown as Trial | null }));
}

/** The last finished back-test of any set: what cut-offs are chosen from. */
export async function findLastTrial(_manager: Manager): Promise<Trial | null> {
  const row = await db.backTest.findFirst({
    where: { finishedAt: { not: null }, fault: null },
    orderBy: { finishedAt: "desc" },
    select: { result: true },
  });
  return row?.result ? (row.result as unknown as Trial) : null;
}

export type ShadowCase = {
  applicationId: string;
  number: string;
  at: Date;
  live: string;
  shadow: string;
  liveLimit: number;
  shadowLimit: number;
  outcome: string;
};
type Pair = { live: string; shadow: string; count: number };

/** What a set in shadow would have said: how often each beside each, and the last cases in which it says otherwise. */
export async function findShadow(_manager: Manager, ruleSetId: string) {
  const pairs = await db.$queryRaw<Pair[]>`
    SELECT a.recommendation AS live, s.recommendation AS shadow, count(*)::int AS count
    FROM "ShadowAdvice" s JOIN "Advice" a ON a.id = s."adviceId"
    WHERE s."ruleSetId" = ${ruleSetId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC`;
  const cases = await db.$queryRaw<ShadowCase[]>`
    SELECT a."applicationId", p.number, s.at, a.recommendation AS live, s.recommendation AS shadow,
           (a.said->'limit'->>'limit')::int AS "liveLimit", s."limit" AS "shadowLimit", a.outcome::text AS outcome
    FROM "ShadowAdvice" s JOIN "Advice" a ON a.id = s."adviceId" JOIN "Application" p ON p.id = a."applicationId"
    WHERE s."ruleSetId" = ${ruleSetId}::uuid
      AND (a.recommendation <> s.recommendation OR (a.said->'limit'->>'limit')::int <> s."limit")
    ORDER BY s.at DESC LIMIT 20`;
  const count = pairs.reduce((sum, pair) => sum + pair.count, 0);
  return { pairs, cases, count };
}
