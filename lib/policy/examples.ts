import { verdictOf } from "@/lib/policy/back-test";
import { compileRules } from "@/lib/policy/compile";
import type { Example, FieldKinds, RuleSet } from "@/lib/policy/schema";

export type Tried = Example & { got: Example["expected"]; hits: string[]; holds: boolean };

/** The examples stored with a set, each with what the set says of it. */
export function tryExamples(set: RuleSet, examples: readonly Example[], kinds: FieldKinds): Tried[] {
  const ask = compileRules(set, kinds);
  return examples.map((example) => {
    const hits = ask(example.facts);
    const got = verdictOf(hits);
    return { ...example, got, hits: hits.map(({ id }) => id), holds: got === example.expected };
  });
}
