import fc from "fast-check";
import { expect, test } from "vitest";
import { factFields, factSpans } from "@/lib/advice/fact-fields";
import { factKinds } from "@/lib/advice/features";
import { compile } from "@/lib/policy/compile";
import { canHold, findingsOf, type Spans } from "@/lib/policy/findings";
import { firstRules } from "@/lib/policy/rule-set";
import type { Condition, Rule } from "@/lib/policy/schema";

const spans: Spans = new Map([
  ["income", { least: 0, whole: false }],
  ["months", { least: 0, whole: true }],
  ["kind", { words: ["a", "b", "c"] }],
]);
const kinds = new Map([
  ["income", "numeric"],
  ["months", "numeric"],
  ["kind", "categorical"],
] as const);

const rule = (id: string, when: Condition, action: Rule["action"] = "refer"): Rule => ({ id, action, when });
const found = (...rules: Rule[]) => findingsOf({ version: 1, rules }, spans);

test("a rule that nobody can meet is found", () => {
  const all = (...parts: Condition[]) => ({ all: parts });
  const nobody = [
    all({ field: "income", is: ">", value: 5 }, { field: "income", is: "<", value: 5 }),
    all({ field: "months", is: ">", value: 5 }, { field: "months", is: "<", value: 6 }),
    { field: "income", is: "<", value: 0 } as const,
    all({ field: "kind", in: ["a"] }, { not: { field: "kind", in: ["a", "b"] } }),
    all({ missing: "income" }, { field: "income", is: ">=", value: 0 }),
    { field: "kind", in: ["d"] },
  ];
  for (const when of nobody) expect(found(rule("never", when))).toEqual([{ kind: "unreachable", rule: "never" }]);
  expect(
    found(rule("once", all({ field: "months", is: ">", value: 5 }, { field: "months", is: "<", value: 7 }))),
  ).toEqual([]);
});

test("a rule that adds nothing, two that contradict, and two that say the same of some are told apart", () => {
  const low = rule("low", { field: "income", is: "<", value: 5 });
  const lower = rule("lower", { field: "income", is: "<", value: 2 });
  const band = rule("band", { field: "income", between: [3, 9] });
  const refused = rule("refused", { field: "income", between: [4, 20] }, "decline");
  expect(found(low, lower)).toEqual([{ kind: "covered", rule: "lower", by: "low" }]);
  expect(found(low, band)).toEqual([{ kind: "overlap", rule: "low", by: "band" }]);
  expect(found(low, refused)).toEqual([{ kind: "conflict", rule: "low", by: "refused" }]);
  expect(found(rule("inner", { field: "income", is: "=", value: 5 }), refused)).toEqual([
    { kind: "covered", rule: "inner", by: "refused" },
  ]);
  expect(found(low, rule("other", { field: "kind", in: ["a"] }))).toEqual([]);
  expect(found(low, { ...low, id: "twin" })).toEqual([{ kind: "covered", rule: "low", by: "twin" }]);
});

test("the first rules hold nothing that nobody meets, nothing double and no contradiction", () => {
  const odd = findingsOf(firstRules, factSpans).filter(({ kind }) => kind !== "overlap");
  expect(odd).toEqual([]);
});

test("every field that a rule may read is known to the finder, and none is protected", () => {
  expect(factFields.map(({ name }) => name).toSorted()).toEqual([...factKinds.keys()].toSorted());
  expect(factFields.filter(({ name }) => /sex|age$|birth|nation|address|name|document/i.test(name))).toEqual([]);
});

const value = fc.integer({ min: -1, max: 8 });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constantFrom("income", "months"), is: fc.constantFrom("<", "<=", ">", ">=", "="), value }),
  fc
    .tuple(fc.constantFrom("income", "months"), value, value)
    .map(([field, one, two]) => ({ field, between: [one, two] })),
  fc.subarray(["a", "b", "c"], { minLength: 1 }).map((words) => ({ field: "kind", in: words })),
  fc.constantFrom("income", "kind").map((missing) => ({ missing })),
) as fc.Arbitrary<Condition>;
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("tree").map((not) => ({ not })),
  ),
}));
const somebody = fc.record({
  income: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
  months: fc.option(fc.integer({ min: 0, max: 9 })),
  kind: fc.option(fc.constantFrom("a", "b", "c")),
});

test("where the finder says nobody, nobody is; and what covers another holds for all whom that one means", () => {
  fc.assert(
    fc.property(tree, tree, fc.array(somebody, { minLength: 40, maxLength: 40 }), (one, two, people) => {
      const [first, second] = [compile(one, kinds), compile(two, kinds)];
      if (!canHold([one], spans)) expect(people.filter(first)).toEqual([]);
      if (!canHold([one, { not: two }], spans)) expect(people.filter((who) => first(who) && !second(who))).toEqual([]);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test("where somebody on a grid meets a tree, the finder says so", () => {
  const grid = [null, 0, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((income) =>
    [null, "a", "b", "c"].map((kind) => ({ income, kind, months: income === 0.5 ? null : income })),
  );
  fc.assert(
    fc.property(tree, (one) => {
      if (grid.some(compile(one, kinds))) expect(canHold([one], spans)).toBe(true);
    }),
    { numRuns: 2_000, seed: 2 },
  );
});
