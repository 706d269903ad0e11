/** Distinct values in rising order with how often each stands there. */
export type Counted = { values: Float64Array; counts: Float64Array; rows: number };

const mostCodes = 6;

/**
 * Numbers that are no numbers although nobody has said so: a few values far beyond all the others, the only
 * negative ones, or nines that stand there far more often than what is beside them.
 */
export function findSpecialCodes(counted: Counted): number[] {
  const { values, rows } = counted;
  if (values.length < 4 || rows < 50) return [];
  const found = new Set([...lonelyEnd(counted, 1), ...lonelyEnd(counted, -1), ...negatives(counted)]);
  for (const value of spikes(counted)) found.add(value);
  // A column of codes alone is a column of numbers after all.
  return values.length - found.size < 2 ? [] : [...found].toSorted((one, two) => one - two);
}

const enough = (rows: number) => Math.max(5, rows * 0.0005);

/** Whether a number looks like one that people agree on for "none": -9, 98, 999 … */
const agreed = (value: number) => Number.isInteger(value) && (value < 0 || /^(9+[5-9]?|8{2,}|7{2,})$/.test(`${value}`));

/** Up to six agreed values at an end, farther from the rest than half its width. */
function lonelyEnd({ values, counts, rows }: Counted, way: 1 | -1): number[] {
  const last = values.length - 1;
  const end = (place: number) => (way === 1 ? last - place : place);
  let total = 0;
  for (let size = 1; size <= Math.min(mostCodes, last - 2); size += 1) {
    total += counts[end(size - 1)]!;
    const [inner, outer] = [values[end(size)]!, values[end(size - 1)]!];
    const width = Math.abs(inner - values[end(last)]!);
    if (Math.abs(outer - inner) <= width / 2 || total < enough(rows)) continue;
    const codes = Array.from({ length: size }, (_, place) => values[end(place)]!);
    const often = codes.some((_, place) => counts[end(place)]! >= Math.max(5, rows * 0.002));
    if (codes.every(agreed) || (often && codes.every(Number.isInteger) && size <= 2)) return codes;
  }
  return [];
}

/** A handful of negative whole numbers before a long row of others. */
function negatives({ values, counts, rows }: Counted): number[] {
  const below = values.findIndex((value) => value >= 0);
  if (below < 1 || below > mostCodes) return [];
  const codes = [...values.subarray(0, below)];
  const total = counts.subarray(0, below).reduce((one, two) => one + two, 0);
  const alike = codes.every(Number.isInteger) && total >= enough(rows) && values.length - below >= 3;
  return alike && values[values.length - 1]! > -3 * values[below - 1]! ? codes : [];
}

/** An agreed number among others that stands there eight times as often as those around it. */
function spikes({ values, counts, rows }: Counted): number[] {
  const found: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    if (!agreed(values[at]!) || values[at]! < 77 || counts[at]! < Math.max(20, rows * 0.004)) continue;
    const [from, to] = [Math.max(0, at - 5), Math.min(values.length - 1, at + 5)];
    let around = 0;
    for (let near = from; near <= to; near += 1) if (near !== at) around += counts[near]!;
    if (counts[at]! >= 8 * (around / Math.max(1, to - from))) found.push(values[at]!);
  }
  return found.length > mostCodes ? [] : found;
}

/**
 * The different numbers from low to high, and how often each occurs; NaN is missing and does not count. `rows`: all
 * that is not missing.
 */
export function countedOf(numbers: Float64Array): Counted {
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort();
  const values = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let size = 0;
  for (const value of sorted) {
    if (size === 0 || values[size - 1] !== value) {
      values[size] = value + 0;
      size += 1;
    }
    counts[size - 1] = counts[size - 1]! + 1;
  }
  return { values: values.slice(0, size), counts: counts.slice(0, size), rows: sorted.length };
}

/** The values without those. */
export function without({ values, counts }: Counted, codes: readonly number[]): Counted {
  const kept = [...values.keys()].filter((at) => !codes.includes(values[at]!));
  const left = Float64Array.from(kept, (at) => counts[at]!);
  return {
    values: Float64Array.from(kept, (at) => values[at]!),
    counts: left,
    rows: left.reduce((one, two) => one + two, 0),
  };
}
