import "server-only";
import { type Advice, advise, type Basis, markOf } from "@/lib/advice/advise";
import { cardByHash } from "@/lib/advice/card";
import { type Features, featuresOf } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";
import { rulesByHash } from "@/lib/policy/in-force";

export type Reader = Pick<Tx, "$queryRaw" | "scoringModel" | "ruleSet">;

/** `shadow`: the set that runs beside the live one at the moment. */
export type Advised = { advice: Advice; features: Features; basis: Basis; mark: string; shadow: Shadow | null };
type Shadow = { id: string; hash: string };

type Row = {
  answers: unknown;
  submittedAt: Date;
  recent: number;
  profileVersion: number;
  minLimit: bigint;
  maxLimit: bigint;
  minMonthlyIncome: bigint;
  /** Of the card published last. */
  card: string | null;
  /** Of the rule set in force. */
  rules: string | null;
  shadow: Shadow | null;
};

/** The advice on an application as it stands: its last answers, the card and the rules that count now. */
export async function adviseOn(reader: Reader, applicationId: string): Promise<Advised | null> {
  const [row] = await reader.$queryRaw<Row[]>`
    SELECT s.answers, s."submittedAt", c.version AS "profileVersion", p."minLimit", p."maxLimit", p."minMonthlyIncome",
           (SELECT hash FROM "ScoringModel" WHERE status = 'PUBLISHED' ORDER BY "publishedAt" DESC, id DESC LIMIT 1) AS card,
           (SELECT hash FROM "RuleSet" WHERE status = 'PUBLISHED' AND "effectiveFrom" <= now()
            ORDER BY "effectiveFrom" DESC, version DESC LIMIT 1) AS rules,
           (SELECT json_build_object('id', id, 'hash', hash) FROM "RuleSet"
            WHERE status IN ('SHADOW', 'PROPOSED') AND "shadowUntil" > now() LIMIT 1) AS shadow,
           (SELECT count(*)::int FROM "Application" o
            WHERE o."customerId" = a."customerId" AND o.id <> a.id
              AND o."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent
    FROM "Application" a
    JOIN "Customer" c ON c.id = a."customerId"
    JOIN "CardProduct" p ON p.code = a."productCode"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE a.id = ${applicationId}::uuid`;
  if (!row) return null;
  const { answers, submittedAt, recent, profileVersion, card, rules, shadow, ...product } = row;
  const features = featuresOf({ answers, submittedAt, recentApplications: recent });
  const basis = { card: await cardByHash(reader, card), rules: await rulesByHash(reader, rules), product };
  return { advice: advise(features, basis), features, basis, mark: markOf(features, basis, profileVersion), shadow };
}
