import { expect, test } from "vitest";
import { factKinds } from "@/lib/advice/features";
import { backTest } from "@/lib/policy/back-test";
import { compile, compileRules } from "@/lib/policy/compile";
import { firstRules } from "@/lib/policy/rule-set";
import { ConditionSchema, type RuleSet, RuleSetSchema } from "@/lib/policy/schema";

const kinds = new Map([["income", "numeric"] as const, ["kind", "categorical"] as const]);
const rule = (id: string, action: "refer" | "decline", value: number) => ({
  id,
  action,
  when: { field: "income", is: "<" as const, value },
});

test("every rule that hits is told, with the values it has read", () => {
  const rules: RuleSet = { version: 1, rules: [rule("low", "refer", 5_000), rule("veryLow", "decline", 2_000)] };
  const read = compileRules(rules, kinds);
  expect(read({ income: 1_000, kind: "x" })).toEqual([
    { id: "low", action: "refer", read: { income: 1_000 } },
    { id: "veryLow", action: "decline", read: { income: 1_000 } },
  ]);
  expect(read({ income: 9_000, kind: "x" })).toEqual([]);
});

test.each([
  [
    {
      all: [
        { field: "income", is: ">", value: 1 },
        { field: "kind", in: ["x"] },
      ],
    },
    true,
  ],
  [{ any: [{ field: "income", between: [20, 30] }, { missing: "kind" }] }, false],
  [{ not: { field: "kind", in: ["x", "y"] } }, false],
  [{ field: "income", is: "=", value: 10 }, true],
] as const)("a tree of conditions is what it says: %j", (condition, holds) => {
  expect(compile(ConditionSchema.parse(condition), kinds)({ income: 10, kind: "x" })).toBe(holds);
});

test("a missing number is neither below nor above anything", () => {
  const below = compile({ field: "income", is: "<", value: 5 }, kinds);
  const above = compile({ field: "income", is: ">=", value: 5 }, kinds);
  expect([below({ income: null }), above({ income: null })]).toEqual([false, false]);
});

test("a rule that reads what there is not, or as what it is not, is refused before it counts", () => {
  expect(() => compile({ missing: "wealth" }, kinds)).toThrow("which there is not");
  expect(() => compile({ field: "kind", is: "<", value: 5 }, kinds)).toThrow("which it is not");
  expect(
    RuleSetSchema.safeParse({ version: 1, rules: [{ id: "x", action: "approve", when: { missing: "a" } }] }).success,
  ).toBe(false);
});

test("the bank's rules read nothing but what an application says", () => {
  expect(() => compileRules(firstRules, factKinds)).not.toThrow();
});

test("a back-test shows who would be judged otherwise, and says nothing of those whose outcome nobody knows", () => {
  const before: RuleSet = { version: 1, rules: [rule("low", "refer", 2_000)] };
  const after: RuleSet = { version: 2, rules: [rule("low", "decline", 3_000)] };
  const past = [1_000, 2_500, 2_600, 9_000].map((income, at) => ({
    facts: { income },
    bad: [true, false, null, true][at]!,
  }));
  const { hits, swaps } = backTest(past, before, after, kinds);
  expect(hits).toEqual([{ id: "low", hits: 3, bads: 1, known: 2 }]);
  expect(swaps).toContainEqual({ from: "none", to: "decline", count: 2, bads: 0, known: 1 });
  expect(swaps).toContainEqual({ from: "refer", to: "decline", count: 1, bads: 1, known: 1 });
});
