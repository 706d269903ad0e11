import { compileRules } from "@/lib/policy/compile";
import type { Facts, FieldKinds, RuleSet } from "@/lib/policy/schema";

type Verdict = "none" | "refer" | "decline";

/** A past application: its facts, and how it went; null where nobody knows. */
export type Past = { facts: Facts; bad: boolean | null };

export type BackTest = {
  applications: number;
  /** By rule of the new set, in its order. */
  hits: { id: string; hits: number; bads: number; known: number }[];
  /** Applications that the new set judges otherwise than the old one. */
  swaps: { from: Verdict; to: Verdict; count: number; bads: number; known: number }[];
};

/** What a new rule set would have said of past applications, against the old one. What was never booked stays unknown. */
export function backTest(past: readonly Past[], before: RuleSet, after: RuleSet, kinds: FieldKinds): BackTest {
  const [old, fresh] = [compileRules(before, kinds), compileRules(after, kinds)];
  const hits = new Map(after.rules.map(({ id }) => [id, { id, hits: 0, bads: 0, known: 0 }]));
  const swaps = new Map<string, BackTest["swaps"][number]>();
  for (const { facts, bad } of past) {
    const said = fresh(facts);
    for (const { id } of said) {
      const rule = hits.get(id)!;
      rule.hits += 1;
      rule.known += bad === null ? 0 : 1;
      rule.bads += bad ? 1 : 0;
    }
    const [from, to] = [verdictOf(old(facts)), verdictOf(said)];
    if (from === to) continue;
    const swap = swaps.get(from + to) ?? { from, to, count: 0, bads: 0, known: 0 };
    swaps.set(from + to, swap);
    swap.count += 1;
    swap.known += bad === null ? 0 : 1;
    swap.bads += bad ? 1 : 0;
  }
  const order = (swap: BackTest["swaps"][number]) => swap.count;
  return {
    applications: past.length,
    hits: [...hits.values()],
    swaps: [...swaps.values()].toSorted((one, two) => order(two) - order(one)),
  };
}

export const verdictOf = (hits: readonly { action: "refer" | "decline" }[]): Verdict =>
  hits.some(({ action }) => action === "decline") ? "decline" : hits.length > 0 ? "refer" : "none";
