import { createHash } from "node:crypto";
import { type Features, factKinds, factsOf } from "@/lib/advice/features";
import { compileRules, type Hit } from "@/lib/policy/compile";
import { type SuggestedLimit, suggestLimit } from "@/lib/policy/limit";
import { hashOfRules, measuresOf } from "@/lib/policy/rule-set";
import type { CutOffs, RuleSet } from "@/lib/policy/schema";
import type { Artifact } from "@/lib/scoring/artifact";
import { type Scored, score } from "@/lib/scoring/score";

export type Recommendation = "approve" | "refer" | "decline";

/** Why the advice is not simply to approve. */
export type Ground = "rule" | "risk" | "limit" | "unseen" | "between" | "rival" | "drift";

/** Whatever else stands beside a card: the grade of another one that is far away, and answers that have drifted. */
export type Beside = { rivalGrade: string | null; drifted: string[] };

export type Product = { minLimit: bigint; maxLimit: bigint; minMonthlyIncome: bigint };

export type Advice = {
  recommendation: Recommendation;
  grounds: Ground[];
  scored: Scored;
  hits: Hit[];
  limit: SuggestedLimit;
  card: { method: Artifact["method"]; hash: string };
  rules: { version: number; hash: string };
  /** Only where there was something of the kind. */
  beside?: Beside;
};

export type Basis = { card: Artifact; rules: RuleSet; product: Product; beside?: Beside | null };

/** What the bank knows, put into an opinion. Pure: the same in, the same out; a person decides. */
export function advise(features: Features, { card, rules, product, beside }: Basis): Advice {
  const scored = score(card, features);
  const { hash, hitsOf } = compiledOf(rules);
  const hits = hitsOf(factsOf(features, product.minMonthlyIncome));
  const { cutOffs, limit: policy } = measuresOf(rules);
  const grounds = groundsOf(scored, hits, cutOffs, beside);
  const declined = hits.some(({ action }) => action === "decline") || scored.pd > cutOffs.decline;
  const limit = suggestLimit(
    {
      declined,
      grade: scored.grade,
      monthlyIncome: Number(features.monthlyIncome),
      obligations: Number(features.monthlyHousingCost) + Number(features.monthlyRepayment),
      requestedLimit: Number(features.requestedLimit),
      limitsElsewhere: Number(features.cardLimitsElsewhere ?? 0),
      product: { minLimit: Number(product.minLimit) / 100, maxLimit: Number(product.maxLimit) / 100 },
      capped: features.employmentKind === "STUDENT",
    },
    policy,
  );
  if (limit.binding === "belowProduct") grounds.push("limit");
  return {
    recommendation: declined ? "decline" : grounds.length > 0 ? "refer" : "approve",
    grounds,
    scored,
    hits,
    limit,
    card: { method: card.method, hash: card.hash },
    rules: { version: rules.version, hash },
    ...(beside && { beside }),
  };
}

function groundsOf(
  { pd, warnings }: Scored,
  hits: readonly Hit[],
  cutOffs: CutOffs,
  beside: Beside | null | undefined,
): Ground[] {
  const grounds: Ground[] = [];
  if (hits.length > 0) grounds.push("rule");
  if (pd > cutOffs.decline) grounds.push("risk");
  else if (pd >= cutOffs.approve) grounds.push("between");
  if (warnings.some(({ code }) => code === "unseen")) grounds.push("unseen");
  if (beside?.rivalGrade) grounds.push("rival");
  if (beside && beside.drifted.length > 0) grounds.push("drift");
  return grounds;
}

/** Marks what an advice was made of: another answer, card or rule gives another mark. */
export const markOf = (features: Features, { card, rules, beside }: Basis, profileVersion: number): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        features,
        card.hash,
        compiledOf(rules).hash,
        measuresOf(rules),
        profileVersion,
        ...(beside ? [beside] : []),
      ]),
    )
    .digest("hex");

type Compiled = { hash: string; hitsOf: (facts: ReturnType<typeof factsOf>) => Hit[] };
const compiled = new WeakMap<RuleSet, Compiled>();

function compiledOf(rules: RuleSet): Compiled {
  const known = compiled.get(rules) ?? { hash: hashOfRules(rules), hitsOf: compileRules(rules, factKinds) };
  compiled.set(rules, known);
  return known;
}

/** The other side of a recommendation, which takes a reason. */
export const isOverride = (recommendation: Recommendation, outcome: string): boolean =>
  (recommendation === "approve" && outcome === "REJECT") || (recommendation === "decline" && outcome === "APPROVE");
