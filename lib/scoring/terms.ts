import type { AxisTerm, Input, NumberTerm, PairTerm, Term, WordTerm } from "./artifact";
import { firstClass, type NumberCoder, sizeOf, type WordCoder, wordsFor } from "./coder";
import type { Field } from "./field";
import type { Axis } from "./pairs";

export type Pointed = { field: Field; points: Float64Array };

type Met = { points: number; rows: number; bads: number };

/** The points of a field as bands that a person can read: neighbours with the same points are one. */
export function termOf({ field, points }: Pointed, outcome: Uint8Array): Term {
  const { coder, codes } = field;
  const met: Met[] = Array.from(points, (value) => ({ points: value, rows: 0, bads: 0 }));
  codes.forEach((code, row) => {
    met[code]!.rows += 1;
    met[code]!.bads += outcome[row]!;
  });
  return coder.kind === "numeric" ? numberTerm(field, coder, met) : wordTerm(field.name, coder, met);
}

function numberTerm(field: Field, { specials, cuts }: NumberCoder, met: readonly Met[]): NumberTerm {
  const first = specials.length + 1;
  const bands: NumberTerm["bands"] = [];
  for (let place = 0; place <= cuts.length; place += 1) {
    const [here, upTo, last] = [met[first + place]!, cuts[place] ?? null, bands.at(-1)];
    if (last?.points === here.points)
      Object.assign(last, { upTo, rows: last.rows + here.rows, bads: last.bads + here.bads });
    else bands.push({ upTo, ...here });
  }
  return {
    kind: "numeric",
    field: field.name,
    derivation: field.derivation ?? null,
    bands,
    specials: specials.map((value, at) => ({ value, ...met[at + 1]! })),
    missing: met[0]!,
  };
}

function wordTerm(field: string, coder: WordCoder, met: readonly Met[]): WordTerm {
  const bands = new Map<number, WordTerm["bands"][number]>();
  coder.words.forEach((word, at) => {
    const here = met[at + 2]!;
    const band = bands.get(here.points);
    if (!band) bands.set(here.points, { words: [...wordsFor(coder, word)], ...here });
    else {
      band.words.push(...wordsFor(coder, word));
      band.rows += here.rows;
      band.bads += here.bads;
    }
  });
  const sorted = [...bands.values()].toSorted((one, two) => one.points - two.points);
  return { kind: "categorical", field, bands: sorted, other: met[1]!, missing: met[0]! };
}

/** Which group each value of a field belongs to, on one side of a pair. */
export function axisTerm({ name, coder, derivation }: Field, { groups, groupOf }: Axis): AxisTerm {
  const shared = { field: name, derivation: derivation ?? null, size: groups, missing: groupOf[0]! };
  if (coder.kind === "categorical") {
    const named = coder.words.flatMap((word, at) =>
      wordsFor(coder, word).map((one): [string, number] => [one, groupOf[at + 2]!]),
    );
    return { ...shared, numbers: null, words: { groups: named, other: groupOf[1]! } };
  }
  const first = firstClass(coder);
  const cuts = coder.cuts.filter((_, at) => groupOf[first + at] !== groupOf[first + at + 1]);
  const all = Array.from({ length: sizeOf(coder) - first }, (_, at) => groupOf[first + at]!);
  const numbers = {
    cuts,
    groups: all.filter((group, at) => at === 0 || group !== all[at - 1]),
    specials: coder.specials.map((value, at): [number, number] => [value, groupOf[at + 1]!]),
  };
  return { ...shared, numbers, words: null };
}

/** The columns that the terms read, each with the answer that goods usually give. */
export function inputsOf(
  fields: readonly Field[],
  told: readonly Pointed[],
  pairs: readonly PairTerm[],
  outcome: Uint8Array,
): Input[] {
  const read = new Set<string>();
  for (const { field } of told) for (const name of field.derivation?.of ?? [field.name]) read.add(name);
  for (const { one, two } of pairs)
    for (const axis of [one, two]) for (const name of axis.derivation?.of ?? [axis.field]) read.add(name);
  const points = new Map(told.map((pointed) => [pointed.field.name, pointed.points]));
  return fields
    .filter((field) => !field.derivation && read.has(field.name))
    .map((field) => ({
      name: field.name,
      type: field.coder.kind,
      reference: referenceOf(field, points.get(field.name) ?? new Float64Array(sizeOf(field.coder)), outcome),
      specials: field.coder.kind === "numeric" ? field.coder.specials : [],
      range: rangeOf(field.values),
    }));
}

/** An answer whose points are nearest to what goods have on average; none, where most of them have given none. */
function referenceOf(
  { coder, codes, values }: Field,
  points: Float64Array,
  outcome: Uint8Array,
): number | string | null {
  const goods = new Float64Array(points.length);
  codes.forEach((code, row) => {
    if (outcome[row] === 0) goods[code] = goods[code]! + 1;
  });
  let [sum, count] = [0, 0];
  for (let code = 0; code < points.length; code += 1) {
    sum += goods[code]! * points[code]!;
    count += goods[code]!;
  }

  if (2 * goods[0]! > count) return null;
  const distance = (code: number) => Math.abs(points[code]! - sum / count);
  const asked = [...points.keys()].filter((code) => code >= firstClass(coder) && goods[code]! > 0);
  const [usual] = asked.toSorted((one, two) => distance(one) - distance(two) || goods[two]! - goods[one]! || one - two);
  if (usual === undefined) return null;
  if (coder.kind === "categorical") return coder.words[usual - 2]!;
  const there = values!.filter((_, row) => codes[row] === usual).sort();
  return there[there.length >> 1]!;
}

function rangeOf(values: Float64Array | undefined): [number, number] | null {
  if (!values) return null;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : null;
}
