import type { Comparison, Condition, Facts, FieldKinds, Rule, RuleSet } from "@/lib/policy/schema";

/** A rule that hit, with every value it has read. */
export type Hit = { id: string; action: Rule["action"]; read: Facts; name?: string };

type Test = (facts: Facts) => boolean;

/** Turns a rule set into functions once. All rules are asked, none ends the asking: who reads wants to see every hit. */
export function compileRules({ rules }: RuleSet, kinds: FieldKinds): (facts: Facts) => Hit[] {
  const compiled = rules.map(({ id, action, when, name }) => ({
    id,
    action,
    name,
    test: compile(when, kinds),
    fields: fieldsOf(when),
  }));
  return (facts) =>
    compiled
      .filter(({ test }) => test(facts))
      .map(({ id, action, fields, name }) => ({
        id,
        action,
        read: Object.fromEntries(fields.map((field) => [field, facts[field] ?? null])),
        ...(name && { name }),
      }));
}

/** The fields that a condition reads, each once. */
export function fieldsOf(condition: Condition): string[] {
  if ("all" in condition) return unique(condition.all.flatMap(fieldsOf));
  if ("any" in condition) return unique(condition.any.flatMap(fieldsOf));
  if ("not" in condition) return fieldsOf(condition.not);
  return ["missing" in condition ? condition.missing : condition.field];
}

const unique = (names: string[]) => [...new Set(names)];

/** Throws where a condition reads what there is not, or as what it is not: found before a set counts, not while it runs. */
export function compile(condition: Condition, kinds: FieldKinds): Test {
  if ("all" in condition) {
    const tests = condition.all.map((one) => compile(one, kinds));
    return (facts) => tests.every((test) => test(facts));
  }
  if ("any" in condition) {
    const tests = condition.any.map((one) => compile(one, kinds));
    return (facts) => tests.some((test) => test(facts));
  }
  if ("not" in condition) {
    const test = compile(condition.not, kinds);
    return (facts) => !test(facts);
  }
  if ("missing" in condition) {
    kindOf(condition.missing, kinds);
    return (facts) => (facts[condition.missing] ?? null) === null;
  }
  return compileField(condition, kinds);
}

type OfField = Extract<Condition, { field: string }>;

function compileField(condition: OfField, kinds: FieldKinds): Test {
  const { field } = condition;
  const wanted = "in" in condition ? "categorical" : "numeric";
  if (kindOf(field, kinds) !== wanted) throw new TypeError(`a rule reads ${field} as ${wanted}, which it is not`);
  if ("in" in condition) {
    const words = new Set(condition.in);
    return (facts) => words.has(String(facts[field] ?? ""));
  }
  // A missing number is neither above nor below anything.
  if ("between" in condition) {
    const [low, high] = condition.between;
    return numeric(field, (value) => value >= low && value <= high);
  }
  const compare = comparing[condition.is];
  return numeric(field, (value) => compare(value, condition.value));
}

const numeric =
  (field: string, test: (value: number) => boolean): Test =>
  (facts) => {
    const value = facts[field];
    return typeof value === "number" && test(value);
  };

const comparing: Record<Comparison, (one: number, two: number) => boolean> = {
  "<": (one, two) => one < two,
  "<=": (one, two) => one <= two,
  ">": (one, two) => one > two,
  ">=": (one, two) => one >= two,
  "=": (one, two) => one === two,
};

function kindOf(field: string, kinds: FieldKinds) {
  const kind = kinds.get(field);
  if (kind) return kind;
  throw new TypeError(`a rule reads ${field}, which there is not`);
}
