import type { NumericColumn } from "./table";

/** A number made of two others. Which ones, the numbers themselves decide (find-derived.ts). */
export type Derivation = { op: "ratio" | "difference" | "sum"; of: [string, string] };

export const nameOf = ({ op, of: [one, two] }: Derivation): string => `${one} ${signs[op]} ${two}`;

const signs: Record<Derivation["op"], string> = { ratio: "÷", difference: "−", sum: "+" };

/** One value; missing where a part is missing, a special code, or a divisor of nought. */
export function derived(op: Derivation["op"], one: number, two: number): number {
  const value = op === "ratio" ? (two === 0 ? Number.NaN : one / two) : op === "sum" ? one + two : one - two;
  // A little less exact, so that rounding of the last bit makes no new values.
  return Number.isFinite(value) ? Math.fround(value) : Number.NaN;
}

/** Row by row; NaN where one of the two is missing, or there is nothing to divide by. */
export function derivedColumn(op: Derivation["op"], one: Float64Array, two: Float64Array): NumericColumn {
  const values = new Float64Array(one.length);
  for (let row = 0; row < values.length; row += 1) values[row] = derived(op, one[row]!, two[row]!);
  return { kind: "numeric", values };
}

/** The column with its special codes taken for missing. */
export function plain(values: Float64Array, specials: readonly number[]): Float64Array {
  if (specials.length === 0) return values;
  const codes = new Set(specials);
  return values.map((value) => (codes.has(value) ? Number.NaN : value));
}
