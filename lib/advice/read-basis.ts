import "server-only";
import { type Advice, advise, type Basis, markOf } from "@/lib/advice/advise";
import { besideOf } from "@/lib/advice/beside";
import { cardByHash } from "@/lib/advice/card";
import { type Features, featuresOf } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ApplicationStatus, DecisionOutcome } from "@/lib/generated/prisma/enums";
import { rulesByHash } from "@/lib/policy/in-force";

export type Reader = Pick<Tx, "$queryRaw" | "scoringModel" | "ruleSet">;

/** `shadow`: the set that runs beside the live one at the moment. */
export type Advised = {
  advice: Advice;
  features: Features;
  basis: Basis;
  mark: string;
  shadow: Shadow | null;
  /** The newest learned card that does not advise. */
  rival: string | null;
};
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
  rival: string | null;
  /** The same, but for a card that somebody has suspended. */
  challenger: string | null;
  /** Answers whose drift somebody has to act on. */
  drifted: string[] | null;
};

type Kept = { said: Advice; at: string; outcome: DecisionOutcome; overrideReason: string | null };

/** Whose case it is, and what was last said of it when somebody decided. */
export type Standing = { number: string; customerId: string; status: ApplicationStatus; kept: Kept | null };

/** The advice on an application as it stands: its last answers, the card and the rules that count now. */
export async function adviseOn(reader: Reader, applicationId: string): Promise<Advised | null> {
  const row = await readBasis(reader, applicationId);
  return row && advisedFrom(reader, row);
}

/** What an advice is made of, and where the case stands. */
export type Known = Row & Standing;

/** Reads it in one statement. */
export async function readBasis(reader: Pick<Reader, "$queryRaw">, applicationId: string): Promise<Known | null> {
  const [row] = await reader.$queryRaw<Known[]>`${basisStatement(applicationId)}`;
  return row ?? null;
}

/** As a part of another answer: times as text, amounts as numbers. */
export type KnownInside = Omit<Known, "submittedAt" | Amount> & { submittedAt: string } & Record<Amount, number>;
type Amount = "minLimit" | "maxLimit" | "minMonthlyIncome";

/** Amounts and times as `readBasis` gives them. */
export const basisFrom = (inside: KnownInside): Known => ({
  ...inside,
  submittedAt: new Date(inside.submittedAt),
  minLimit: BigInt(inside.minLimit),
  maxLimit: BigInt(inside.maxLimit),
  minMonthlyIncome: BigInt(inside.minMonthlyIncome),
});

/** No row where there is no such application, or it was never sent. */
export const basisStatement = (applicationId: string) => Prisma.sql`
    SELECT a.number, a."customerId", a.status, s.answers, s."submittedAt", c.version AS "profileVersion",
           p."minLimit", p."maxLimit", p."minMonthlyIncome",
           (SELECT hash FROM "ScoringModel" WHERE status = 'PUBLISHED' ORDER BY "publishedAt" DESC, id DESC LIMIT 1) AS card,
           (SELECT hash FROM "RuleSet" WHERE status = 'PUBLISHED' AND "effectiveFrom" <= now()
            ORDER BY "effectiveFrom" DESC, version DESC LIMIT 1) AS rules,
           (SELECT hash FROM "ScoringModel" WHERE status IN ('SHADOW', 'OFFERED', 'SUSPENDED')
            ORDER BY "trainedAt" DESC LIMIT 1) AS rival,
           (SELECT json_build_object('id', id, 'hash', hash) FROM "RuleSet"
            WHERE status IN ('SHADOW', 'PROPOSED') AND "shadowUntil" > now() LIMIT 1) AS shadow,
           (SELECT hash FROM "ScoringModel" WHERE status IN ('SHADOW', 'OFFERED')
            ORDER BY "trainedAt" DESC LIMIT 1) AS challenger,
           (SELECT array_agg(subject ORDER BY subject) FROM "CardAlarm"
            WHERE kind = 'drift' AND level = 'act' AND "clearedAt" IS NULL) AS drifted,
           (SELECT count(*)::int FROM "Application" o
            WHERE o."customerId" = a."customerId" AND o.id <> a.id
              AND o."submittedAt" BETWEEN a."submittedAt" - interval '6 months' AND a."submittedAt") AS recent,
           (SELECT json_build_object('said', said, 'at', at, 'outcome', outcome, 'overrideReason', "overrideReason")
            FROM "Advice" WHERE "applicationId" = a.id ORDER BY "onVersion" DESC LIMIT 1) AS kept
    FROM "Application" a
    JOIN "Customer" c ON c.id = a."customerId"
    JOIN "CardProduct" p ON p.code = a."productCode"
    JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE a.id = ${applicationId}::uuid`;

/**
 * The advice by the card and the rules that the row names by their hashes, and the mark that a decision must send
 * along.
 */
export async function advisedFrom(reader: Reader, row: Row): Promise<Advised> {
  const { answers, submittedAt, recent, profileVersion, minLimit, maxLimit, minMonthlyIncome } = row;
  const { shadow, rival, challenger, drifted } = row;
  const features = featuresOf({ answers, submittedAt, recentApplications: recent });
  const product = { minLimit, maxLimit, minMonthlyIncome };
  const card = await cardByHash(reader, row.card);
  const other = challenger ? await cardByHash(reader, challenger) : null;
  // No card was learned, so nobody is known from whom the people could have drifted.
  const beside = besideOf(features, card, other, row.card ? (drifted ?? []) : []);
  const basis = { card, rules: await rulesByHash(reader, row.rules), product, beside };
  return {
    advice: advise(features, basis),
    features,
    basis,
    mark: markOf(features, basis, profileVersion),
    shadow,
    rival,
  };
}
