import { probability } from "@/lib/scoring/measure";
import { logistic } from "@/lib/scoring/newton";
import type { TableDescription } from "@/lib/scoring/schema";
import type { Column, Outcomes, Table } from "@/lib/scoring/table";

type Fold = { learned: Uint32Array; others: Uint32Array };

/**
 * What every textbook does, to be compared with: ten classes of equal size for each number, words that one row in a
 * hundred has, weights of evidence, one logistic regression. It sees neither special codes nor two answers together.
 */
export function baseline(
  table: Table,
  outcome: Outcomes,
  { features }: TableDescription,
  { learned, others }: Fold,
): Float64Array {
  const used = features.filter((feature) => !feature.protected && !feature.leakage);
  const weighed = used.map(({ name }) => weights(table.columns.get(name)!, outcome, learned));
  const design = (rows: Uint32Array) => [
    new Float64Array(rows.length).fill(1),
    ...weighed.map((weigh) => Float64Array.from(rows, weigh)),
  ];
  const came = Float64Array.from(learned, (row) => outcome[row]!);
  const ridge = Float64Array.from({ length: used.length + 1 }, (_, at) => (at === 0 ? 0 : 1));
  const { coefficients } = logistic(design(learned), came, { ridge });
  const columns = design(others);
  return Float64Array.from(others, (_, at) =>
    probability(columns.reduce((sum, column, place) => sum + column[at]! * coefficients[place]!, 0)),
  );
}

type Weigh = (row: number) => number;

function weights(column: Column, outcome: Outcomes, learned: Uint32Array): Weigh {
  const classOf = column.kind === "numeric" ? tenths(column.values, learned) : often(column.codes, learned);
  const counts = new Map<number, [goods: number, bads: number]>();
  const all: [number, number] = [0, 0];
  for (const row of learned) {
    const side = outcome[row] === 1 ? 1 : 0;
    const count = counts.get(classOf(row)) ?? [0, 0];
    counts.set(classOf(row), count);
    count[side] += 1;
    all[side] += 1;
  }
  const told = new Map(
    [...counts].map(([one, [goods, bads]]) => [
      one,
      Math.log((bads + 0.5) / (all[1] + 0.5)) - Math.log((goods + 0.5) / (all[0] + 0.5)),
    ]),
  );
  return (row) => told.get(classOf(row)) ?? 0;
}

function tenths(values: Float64Array, learned: Uint32Array): Weigh {
  const sorted = Float64Array.from(learned, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const cuts = [...new Set(Array.from({ length: 9 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / 10)]!))];
  return (row) => (Number.isNaN(values[row]!) ? -1 : cuts.filter((cut) => values[row]! > cut).length);
}

function often(codes: Uint32Array, learned: Uint32Array): Weigh {
  const counts = new Map<number, number>();
  for (const row of learned) counts.set(codes[row]!, (counts.get(codes[row]!) ?? 0) + 1);
  const least = Math.max(20, learned.length / 100);
  return (row) => ((counts.get(codes[row]!) ?? 0) >= least ? codes[row]! : -1);
}
