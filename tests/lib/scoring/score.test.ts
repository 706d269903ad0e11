import fc from "fast-check";
import { expect, test } from "vitest";
import { TableSchema } from "@/lib/scoring/schema";
import { cardOf, score } from "@/lib/scoring/score";
import { tableOf } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";
import { madeUp, schema } from "@/tests/lib/scoring/made-up";

const { table, outcome } = madeUp(3_000, 11);
const { artifact } = train(table, outcome, schema, { method: "auto", seed: 1 });
const card = cardOf(artifact);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anybody = fc.record({
  income: maybe(fc.integer({ min: -10, max: 100_000 })),
  debt: maybe(fc.integer({ min: 0, max: 100_000 })),
  months: maybe(fc.integer({ min: 0, max: 400 })),
  enquiries: maybe(fc.constantFrom(0, 1, 2, 3, 9, 98)),
  late: maybe(fc.constantFrom(0, 1, 2, 5, 98)),
  asked: maybe(fc.integer({ min: -40, max: 40 })),
  noise: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  town: maybe(fc.constantFrom("t0", "t1", "t5", "t77", "nowhere", "")),
  kind: maybe(fc.constantFrom("x", "y", "z", "w")),
});

test("whoever applies: each reason is exact, there are four at most, and the points add up", () => {
  fc.assert(
    fc.property(anybody, (row) => {
      const said = score(artifact, row);
      const total = said.points.reduce((sum, { points }) => sum + points, 0);
      expect(said.score).toBe(Math.min(850, Math.max(300, total)));
      expect(said.reasons.length).toBeLessThanOrEqual(4);
      for (const { field, reference, shortfall } of said.reasons) {
        expect(card.total({ ...row, [field]: reference }) - total).toBe(shortfall);
        expect(field).not.toBe("age");
      }
    }),
    { numRuns: 10_000, seed: 1 },
  );
});

test("whoever is riskier than most goods is told why", () => {
  const [middle] = artifact.grades.slice(-1);
  fc.assert(
    fc.property(anybody, (row) => {
      const said = score(artifact, row);
      if (said.grade === middle!.grade) expect(said.reasons.length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000, seed: 2 },
  );
});

test("the probability is read from the printed score", () => {
  const { anchor, odds, pointsToDouble } = artifact.scale;
  const said = score(artifact, { income: 3_000, debt: 500, kind: "x" });
  const goodToBad = odds * 2 ** ((said.score - anchor) / pointsToDouble);
  expect(said.pd).toBeCloseTo(1 / (1 + goodToBad), 12);
});

test("an unseen word and a missing answer are scored, with a word of warning", () => {
  const { warnings } = score(artifact, { town: "nowhere", kind: "x", debt: 1e9 });
  expect(warnings).toContainEqual({ field: "town", code: "unseen" });
  expect(warnings).toContainEqual({ field: "income", code: "missing" });
  expect(warnings).toContainEqual({ field: "debt", code: "outOfRange" });
});

test("a card read back from JSON says the same", () => {
  const again = JSON.parse(JSON.stringify(artifact));
  const row = { income: 2_500, debt: 4_000, kind: "y", town: "t3", months: 12 };
  expect(score(again, row)).toEqual(score(artifact, row));
});

test("where most good customers have given no answer, none is what a reason compares with", () => {
  const rows = Array.from({ length: 600 }, (_, at) => ({ a: at % 10, b: at % 5 ? null : at % 3, kind: "xy"[at % 2]! }));
  const outcome = Int8Array.from(rows, ({ a, b }, at) => Number((a > 6 ? 3 : b === null ? 2 : 0) > (at * 7) % 6));
  const kinds = new Map([["a", "numeric"] as const, ["b", "numeric"] as const]);
  const schema = TableSchema.parse({ target: "bad", features: [...kinds].map(([name, type]) => ({ name, type })) });
  const { artifact } = train(tableOf(rows, kinds), outcome, schema, { method: "scorecard", seed: 1 });
  const references = new Map(artifact.inputs.map(({ name, reference }) => [name, reference]));
  expect(references.get("a")).toEqual(expect.any(Number));
  expect(references.get("b")).toBeNull();
});
