import "server-only";
import type { Product } from "@/lib/advice/advise";
import { featuresOf } from "@/lib/advice/features";
import { outcomeBounds } from "@/lib/advice/outcomes";
import { db } from "@/lib/db";
import { townOf } from "@/lib/monitoring/towns";
import type { PastCase } from "@/lib/policy/trial";
import { shanghaiDay } from "@/lib/time";

type Row = Product & {
  id: string;
  answers: unknown;
  sentAt: Date;
  submittedAt: Date;
  recent: number;
  days: number | null;
  months: number | null;
  sex: PastCase["sex"];
  birthYear: number | null;
  city: string | null;
};

/** Read in one go, so that no single statement takes long. */
const portion = 200;

/** The last so many applications, the newest first, in portions. How one went is known only of cards that have matured. */
export async function* readPast(most: number): AsyncGenerator<PastCase[]> {
  let last: { at: Date; id: string } | null = null;
  for (let left = most; left > 0; ) {
    const rows: Row[] = await portionAfter(last, Math.min(portion, left));
    if (rows.length === 0) return;
    yield rows.map(pastOf);
    left -= rows.length;
    const end = rows.at(-1)!;
    last = { at: end.sentAt, id: end.id };
  }
}

function portionAfter(last: { at: Date; id: string } | null, size: number): Promise<Row[]> {
  const at = last?.at.toISOString() ?? "9999-01-01T00:00:00Z";
  const id = last?.id ?? "ffffffff-ffff-ffff-ffff-ffffffffffff";
  return db.$queryRaw<Row[]>`
    SELECT a.id, s.answers, a."submittedAt" AS "sentAt", s."submittedAt", p."minLimit", p."maxLimit", p."minMonthlyIncome",
           o."worstDaysPastDue" AS days, o."monthsOnBook" AS months, c.sex, c."birthYear",
           s.answers->>'city' AS city,
           (SELECT count(*)::int FROM "Application" e
            WHERE e."customerId" = a."customerId" AND e.id <> a.id
              AND e."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent
    FROM (SELECT * FROM "Application"
          WHERE status <> 'DRAFT' AND ("submittedAt", id) < (${at}::timestamptz, ${id}::uuid)
          ORDER BY "submittedAt" DESC, id DESC LIMIT ${size}::int) a
    JOIN "Customer" c ON c.id = a."customerId"
    JOIN "CardProduct" p ON p.code = a."productCode"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    LEFT JOIN "CardOutcome" o ON o."applicationId" = a.id
    ORDER BY a."submittedAt" DESC, a.id DESC`;
}

function pastOf({ answers, submittedAt, recent, days, months, sex, birthYear, city, ...product }: Row): PastCase {
  const year = Number(shanghaiDay(submittedAt).slice(0, 4));
  return {
    features: featuresOf({ answers, submittedAt, recentApplications: recent }),
    bad: badOf(days, months),
    product,
    sex,
    age: birthYear === null ? null : year - birthYear,
    town: townOf(city),
  };
}

function badOf(days: number | null, months: number | null): boolean | null {
  if (days === null || months === null) return null;
  if (days >= outcomeBounds.bad) return true;
  return months >= outcomeBounds.months && days < outcomeBounds.good ? false : null;
}
