import { type Advice, advise, type Basis, type Recommendation } from "@/lib/advice/advise";
import type { Features } from "@/lib/advice/features";
import type { Town } from "@/lib/monitoring/towns";
import { type BackTest, newBackTest, type Tally, tell } from "@/lib/policy/back-test";
import type { RuleSet } from "@/lib/policy/schema";
import type { Artifact } from "@/lib/scoring/artifact";

/** A past application with its answers as they were sent, and who asked, for the effect by group alone. */
export type PastCase = {
  features: Features;
  bad: boolean | null;
  product: Basis["product"];
  sex: "MALE" | "FEMALE" | null;
  age: number | null;
  town: Town | null;
};

/** Applications of one share of the probability of going bad, from this percent on; `expected`: how many of them. */
export type RiskClass = { from: number; expected: number } & Tally;
export type GroupEffect = { group: "sex" | "age" | "town"; name: string; count: number; before: number; after: number };

export type Trial = BackTest<Recommendation> & {
  /** How many each set would have advised to approve, refer or decline. */
  before: Record<Recommendation, number>;
  after: Record<Recommendation, number>;
  /** By probability, of those against whom no rule speaks: what cut-offs are chosen from. */
  risk: RiskClass[];
  groups: GroupEffect[];
};

/** Below this a group's share says nothing. */
export const leastGroup = 100;

const ages = [18, 25, 35, 45, 55];

/** Tries a whole set, cut-offs included, against another with the same card. */
export function newTrial(card: Artifact, before: RuleSet, after: RuleSet) {
  const test = newBackTest<Recommendation>(after.rules.map(({ id }) => id));
  const totals = { before: nobody(), after: nobody() };
  const risk = Array.from(
    { length: 50 },
    (_, at): RiskClass => ({ from: at, expected: 0, count: 0, bads: 0, known: 0 }),
  );
  const groups = new Map<string, GroupEffect>();
  const add = (past: PastCase) => {
    const [was, is] = [before, after].map((rules) => advise(past.features, { card, rules, product: past.product }));
    const [from, to] = [was!.recommendation, is!.recommendation];
    test.add({ bad: past.bad, was: from, is: to, hits: is!.hits.map(({ id }) => id) });
    totals.before[from] += 1;
    totals.after[to] += 1;
    tellRisk(risk, is!, past.bad);
    tellGroups(groups, past, from, to);
  };
  const result = (): Trial => ({
    ...test.result(),
    ...totals,
    risk: risk.filter(({ count }) => count > 0),
    groups: [...groups.values()].toSorted((one, two) => (key(one) < key(two) ? -1 : 1)),
  });
  return { add, result };
}

const nobody = (): Record<Recommendation, number> => ({ approve: 0, refer: 0, decline: 0 });
const key = ({ group, name }: GroupEffect) => `${group} ${name}`;

function tellRisk(risk: RiskClass[], { hits, scored }: Advice, bad: boolean | null) {
  if (hits.some(({ action }) => action === "decline")) return;
  const place = risk[Math.min(risk.length - 1, Math.floor(scored.pd * 100))]!;
  place.expected += scored.pd;
  tell(place, bad);
}

function tellGroups(
  groups: Map<string, GroupEffect>,
  { sex, age, town }: PastCase,
  from: Recommendation,
  to: Recommendation,
) {
  const band = age === null ? undefined : ages.findLast((least) => age >= least);
  const names = [
    sex && (["sex", sex] as const),
    band && (["age", String(band)] as const),
    town && (["town", town] as const),
  ].filter((one) => !!one);
  for (const [group, name] of names) {
    const effect = groups.get(`${group} ${name}`) ?? { group, name, count: 0, before: 0, after: 0 };
    groups.set(`${group} ${name}`, effect);
    effect.count += 1;
    effect.before += from === "approve" ? 1 : 0;
    effect.after += to === "approve" ? 1 : 0;
  }
}
