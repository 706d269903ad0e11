import { classOf, sizeOf } from "./coder";
import { type Derivation, derivedColumn } from "./derive";
import type { Field } from "./field";
import { agreement, halvesOf, type Rest } from "./likelihood";

const classes = 16;
const mostSources = 24;
const mostFound = 6;

type Candidate = Derivation & { codes: Uint8Array; gain: number };

/**
 * Ratios, differences and sums of two numbers that explain what the numbers by themselves do not. Each one found
 * is taken into account before the next is looked for, so that no two say the same.
 */
export function findDerived(fields: readonly Field[], rest: Rest, weightOf: (field: Field) => number): Derivation[] {
  const sources = fields
    .filter((field) => field.values && sizeOf(field.coder) >= 8)
    .toSorted((one, two) => weightOf(two) - weightOf(one))
    .slice(0, mostSources);
  let left = candidates(sources, rest).toSorted(byGain).slice(0, 40);
  const found: Derivation[] = [];
  let now = rest;
  while (found.length < mostFound) {
    const best = left[0];
    if (!best || best.gain < leastGain(rest.slope.length)) break;
    found.push({ op: best.op, of: best.of });
    now = explained(best, now);
    left = left
      .slice(1)
      .map((candidate) => ({ ...candidate, gain: gainOf(candidate.codes, now) }))
      .toSorted(byGain);
  }
  return found;
}

/** The best of a thousand candidates seems to gain something even where there is nothing. */
const leastGain = (rows: number) => 9 + rows / 4_000;

const byGain = (one: Candidate, two: Candidate) => two.gain - one.gain;

const gainOf = (codes: Uint8Array, rest: Rest) => agreement(halvesOf(codes, classes + 1, rest));

function candidates(sources: readonly Field[], rest: Rest): Candidate[] {
  return sources.flatMap((one, place) =>
    sources.slice(place + 1).flatMap((two) => {
      const [above, below] = noughts(two) <= noughts(one) ? [one, two] : [two, one];
      const made: Derivation[] = [
        { op: "ratio", of: [above.name, below.name] },
        { op: "difference", of: [one.name, two.name] },
        { op: "sum", of: [one.name, two.name] },
      ];
      return made.map((derivation) => {
        const [first, second] = derivation.op === "ratio" ? [above, below] : [one, two];
        const codes = coarse(derivedColumn(derivation.op, first.values!, second.values!).values);
        return { ...derivation, codes, gain: gainOf(codes, rest) };
      });
    }),
  );
}

function noughts({ values }: Field): number {
  let count = 0;
  for (const value of values!) if (value === 0) count += 1;
  return count;
}

/** Classes of about equal size from 1 up, 0 for missing; where they end, every third row tells well enough. */
function coarse(values: Float64Array): Uint8Array {
  const some = new Float64Array(Math.ceil(values.length / 3));
  let size = 0;
  for (let row = 0; row < values.length; row += 3) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    some[size] = value;
    size += 1;
  }
  const sorted = some.subarray(0, size).sort();
  const cuts = Float64Array.from(
    { length: classes - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * size) / classes)] ?? 0,
  );
  const codes = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (!Number.isNaN(value)) codes[row] = classOf(cuts, value) + 1;
  }
  return codes;
}

/** What is left once this one has had its say. */
function explained({ codes }: Candidate, { slope, bend }: Rest): Rest {
  const {
    slopes: [a, b],
    bends: [c, d],
  } = halvesOf(codes, classes + 1, { slope, bend });
  const effect = a.map((one, code) => (one + b[code]!) / (c[code]! + d[code]! + 2));
  return { slope: slope.map((value, row) => value - bend[row]! * effect[codes[row]!]!), bend };
}
