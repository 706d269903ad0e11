import "server-only";
import { factFields } from "@/lib/advice/fact-fields";
import type { Manager } from "@/lib/auth/actor";
import { type ExampleForm, exampleField, type RemovedExample } from "@/lib/policy/forms";
import { editDraft } from "@/lib/policy/hold";
import { numberOf } from "@/lib/policy/read-condition";
import type { Example } from "@/lib/policy/schema";
import { Refusal } from "@/lib/refusal";

const mostExamples = 40;

/** Stores with a draft what it has to say of a case: a new example, or another in the place of one. */
export function saveExample(manager: Manager, { ruleSetId, revision, example, ...sent }: ExampleForm): Promise<void> {
  return editDraft(manager, { ruleSetId, revision }, ({ examples }) => {
    if (example && !examples.some(({ id }) => id === example)) throw new Refusal("rules.exampleMissing");
    if (!example && examples.length >= mostExamples) throw new Refusal("rules.tooManyExamples");
    const id = example ?? nextId(examples);
    const saved: Example = { id, name: sent.name, facts: factsTyped(sent), expected: sent.expected };
    const after = example ? examples.map((one) => (one.id === id ? saved : one)) : [...examples, saved];
    return { examples: after, what: "examples" };
  });
}

const nextId = (examples: readonly Example[]) =>
  (Math.max(0, ...examples.map(({ id }) => Number.parseInt(id, 16))) + 1).toString(16).padStart(8, "0");

function factsTyped(sent: object): Example["facts"] {
  const typed = sent as Record<string, string | undefined>;
  return Object.fromEntries(
    factFields.flatMap((field): [string, number | string][] => {
      const at = exampleField(field.name);
      const said = (typed[at] ?? "").trim();
      if (said === "") return [];
      if ("unit" in field) return [[field.name, numberOf(said, field.unit, at)]];
      if (!field.words.includes(said)) throw new Refusal("rules.valueWrong", { field: at });
      return [[field.name, said]];
    }),
  );
}

export function removeExample(manager: Manager, { ruleSetId, revision, example }: RemovedExample): Promise<void> {
  return editDraft(manager, { ruleSetId, revision }, ({ examples }) => {
    if (!examples.some(({ id }) => id === example)) throw new Refusal("rules.exampleMissing");
    return { examples: examples.filter(({ id }) => id !== example), what: "examples" };
  });
}
