import { expect, test } from "vitest";
import { banded, keepWay, pulledTogether } from "@/lib/scoring/adjacent-classes";

const classes = (slope: number[], bend: number[], table = slope.map(() => 0)) => ({
  slope: Float64Array.from(slope),
  bend: Float64Array.from(bend),
  table: Float64Array.from(table),
  step: new Float64Array(slope.length),
  first: 1,
  size: slope.length,
});

test("the step of a field makes what its rows say and what its neighbours hold come to nothing", () => {
  const [slope, bend, table] = [
    [9, 3, -2, 8, 1],
    [9, 4, 6, 2, 5],
    [9, 0.2, 0.1, -0.3, 0.4],
  ];
  const field = classes(slope, bend, table);
  pulledTogether(field, 3, 0.5);
  const reached = field.table.map((value, code) => value + field.step[code]!);
  for (let code = 1; code < 5; code += 1) {
    const beside = [code - 1, code + 1].filter((one) => one >= 1 && one < 5);
    const pulled = beside.reduce((sum, one) => sum + 3 * (reached[code]! - reached[one]!), 0.5 * reached[code]!);
    expect(slope[code]! - bend[code]! * field.step[code]! - pulled).toBeCloseTo(0, 9);
  }
  expect(field.step[0]).toBe(0);
});

test("where the risk may only rise with a number, no band lies below the one before it", () => {
  const field = classes([0, 1, 1, 1, 1], [0, 1, 2, 1, 1], [0, 0, 0.5, 0.1, 0.9]);
  keepWay(field, 1);
  const reached = [...field.table.map((value, code) => value + field.step[code]!)].slice(1);
  expect(reached).toEqual(reached.toSorted((one, two) => one - two));
  expect(reached[1]).toBeCloseTo(reached[2]!, 12);
});

test("neighbours that hardly differ are one band, with the mean of their rows, and missing answers stay apart", () => {
  const table = Float64Array.of(0.5, 0.1, 0.101, 0.099, 0.6, 0.601);
  const grouped = banded(table, Float64Array.of(10, 100, 100, 200, 50, 0), 1);
  expect([...grouped].map((value) => value.toFixed(4))).toEqual([
    "0.5000",
    "0.0998",
    "0.0998",
    "0.0998",
    "0.6000",
    "0.6000",
  ]);
});
