import type { Axis } from "./pairs";

/** The effect of each code of a field on the log odds of going bad. */
export type Effect = { field: number; table: Float64Array };

/** The effect of two fields together, beyond what each says alone. */
export type PairEffect = { fields: [number, number]; axes: [Axis, Axis]; table: Float64Array };

/** What every method ends as: a start and effects that are added up. */
export type Effects = { base: number; single: Effect[]; pairs: PairEffect[] };

/** What a method has learned, and the log odds of each row by models that have not seen it. */
export type Learned = { effects: Effects; heldOut: Float64Array; notes: Record<string, unknown> };

/** Two cards mixed are a card: so much of the second one. */
export function mixtureOf(one: Effects, two: Effects, share: number): Effects {
  const parts = [
    { effects: one, weight: 1 - share },
    { effects: two, weight: share },
  ];
  const tables = new Map<number, Float64Array>();
  for (const { effects, weight } of parts)
    for (const { field, table } of effects.single) {
      const sum = tables.get(field) ?? new Float64Array(table.length);
      tables.set(
        field,
        sum.map((value, code) => value + weight * table[code]!),
      );
    }
  return {
    base: (1 - share) * one.base + share * two.base,
    single: [...tables].map(([field, table]) => ({ field, table })).toSorted((a, b) => a.field - b.field),
    pairs: parts.flatMap(({ effects, weight }) =>
      effects.pairs.map((pair) => ({ ...pair, table: pair.table.map((value) => weight * value) })),
    ),
  };
}
