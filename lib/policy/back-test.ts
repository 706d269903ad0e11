import { compileRules } from "@/lib/policy/compile";
import type { Facts, FieldKinds, RuleSet } from "@/lib/policy/schema";

type Verdict = "none" | "refer" | "decline";

/** A past application: its facts, and how it went; null where nobody knows. */
export type Past = { facts: Facts; bad: boolean | null };

/** How many, and of those whose outcome is known, how many went bad. */
export type Tally = { count: number; bads: number; known: number };

export type BackTest<V extends string = Verdict> = {
  applications: number;
  /** By rule of the new set, in its order. */
  hits: { id: string; hits: number; bads: number; known: number }[];
  /** Applications that the new set judges otherwise than the old one. */
  swaps: ({ from: V; to: V } & Tally)[];
};

export type Judged<V extends string> = { bad: boolean | null; was: V; is: V; hits: readonly string[] };

/** Counts what a new set says of past applications against what the old one said, one at a time. */
export function newBackTest<V extends string>(rules: readonly string[]) {
  const hits = new Map(rules.map((id) => [id, { count: 0, bads: 0, known: 0 }]));
  const swaps = new Map<string, BackTest<V>["swaps"][number]>();
  let applications = 0;
  const add = ({ bad, was, is, hits: ids }: Judged<V>) => {
    applications += 1;
    for (const id of ids) tell(hits.get(id)!, bad);
    if (was === is) return;
    const swap = swaps.get(`${was} ${is}`) ?? { from: was, to: is, count: 0, bads: 0, known: 0 };
    swaps.set(`${was} ${is}`, swap);
    tell(swap, bad);
  };
  const result = (): BackTest<V> => ({
    applications,
    hits: [...hits].map(([id, { count, ...rest }]) => ({ id, hits: count, ...rest })),
    swaps: [...swaps.values()].toSorted((one, two) => two.count - one.count),
  });
  return { add, result };
}

/** Counts a case in. `bad`: null where nobody knows. */
export function tell(tally: Tally, bad: boolean | null) {
  tally.count += 1;
  tally.known += bad === null ? 0 : 1;
  tally.bads += bad ? 1 : 0;
}

/** What the rules of a new set would have said of past applications, against the old ones. What was never booked stays unknown. */
export function backTest(past: readonly Past[], before: RuleSet, after: RuleSet, kinds: FieldKinds): BackTest {
  const [old, fresh] = [compileRules(before, kinds), compileRules(after, kinds)];
  const test = newBackTest<Verdict>(after.rules.map(({ id }) => id));
  for (const { facts, bad } of past) {
    const said = fresh(facts);
    test.add({ bad, was: verdictOf(old(facts)), is: verdictOf(said), hits: said.map(({ id }) => id) });
  }
  return test.result();
}

export const verdictOf = (hits: readonly { action: "refer" | "decline" }[]): Verdict =>
  hits.some(({ action }) => action === "decline") ? "decline" : hits.length > 0 ? "refer" : "none";
