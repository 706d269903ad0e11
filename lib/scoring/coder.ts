import { type Counted, countedOf, findSpecialCodes, without } from "./special-codes";
import { type CategoricalColumn, type Column, place } from "./table";

/**
 * How a column becomes small whole numbers. Numbers: 0 missing, then each special code, then the classes from low
 * to high, each up to its cut. Words: 0 missing, 1 any other, then each known word.
 */
export type NumberCoder = { kind: "numeric"; specials: number[]; found: number[]; cuts: number[] };
/** `groups`: of words that a person has put together, all by the one that stands for them. */
export type WordCoder = { kind: "categorical"; words: string[]; groups?: ReadonlyMap<string, readonly string[]> };
export type Coder = NumberCoder | WordCoder;

const mostClasses = 64;

/** Words that fewer rows have are "any other": too few to learn from, and enough together. */
const leastRows = 4;

/**
 * Learned from the numbers of the training rows; NaN is missing. `listed`: the special codes that the schema names;
 * others are found.
 */
export function numberCoder(numbers: Float64Array, listed: readonly number[], classes = mostClasses): NumberCoder {
  const all = countedOf(numbers);
  const known = without(all, listed);
  const found = findSpecialCodes(known);
  const specials = [...new Set([...listed, ...found])].toSorted((one, two) => one - two);
  return { kind: "numeric", specials, found, cuts: cutsOf(without(known, found), classes) };
}

/** Classes of about equal size; a value that fills a class has it alone, the most frequent one always. */
function cutsOf({ values, counts, rows }: Counted, classes: number): number[] {
  const [most, size] = [counts.reduce((one, two) => Math.max(one, two), 0), rows / classes];
  const cuts: number[] = [];
  let filled = 0;
  for (let at = 0; at + 1 < values.length; at += 1) {
    const [here, next] = [counts[at]!, counts[at + 1]!];
    filled += here;
    const alone = (count: number) => count >= size || (count === most && count >= rows * 0.02);
    if (values.length > classes && filled < size && !alone(here) && !alone(next)) continue;
    cuts.push(shortBetween(values[at]!, values[at + 1]!));
    filled = 0;
  }
  return cuts;
}

/** The shortest number from the lower one to below the higher one, so that a person can read it. */
function shortBetween(lower: number, higher: number): number {
  const middle = lower + (higher - lower) / 2;
  if (Number.isInteger(lower) && higher - lower <= 1) return lower;
  for (let digits = 1; digits <= 17; digits += 1) {
    const short = Number(middle.toPrecision(digits));
    if (short >= lower && short < higher) return short;
  }
  return lower;
}

/** Words in the order of their letters, so that the order of rows does not matter. */
export function wordCoder(column: CategoricalColumn): WordCoder {
  const counts = new Float64Array(column.words.length);
  for (const code of column.codes) counts[code] = counts[code]! + 1;
  const words = column.words.filter((word, at) => word !== "" && counts[at]! >= leastRows).toSorted(byLetters);
  return { kind: "categorical", words: words.slice(0, 60_000) };
}

/** The words for which this one stands. */
export const wordsFor = ({ groups }: WordCoder, word: string): readonly string[] => groups?.get(word) ?? [word];

/** A column in which the first word of each group stands for all of it. */
export function grouped(column: CategoricalColumn, groups: readonly (readonly string[])[]): CategoricalColumn {
  const first = new Map(groups.flatMap((group) => group.map((word) => [word, group[0]!] as const)));
  return { ...column, ...recoded(column, (word) => first.get(word) ?? word) };
}

function recoded({ codes, words }: CategoricalColumn, name: (word: string) => string) {
  const places = new Map([["", 0]]);
  const codeOf = Uint32Array.from(words, (word) => place(places, name(word)));
  return { codes: Uint32Array.from(codes, (code) => codeOf[code]!), words: [...places.keys()] };
}

const byLetters = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0);

export const sizeOf = (coder: Coder): number =>
  coder.kind === "numeric" ? coder.specials.length + coder.cuts.length + 2 : coder.words.length + 2;

/** The first code that has a place in a row from low to high. */
export const firstClass = (coder: Coder): number => (coder.kind === "numeric" ? coder.specials.length + 1 : 2);

export function encode(coder: Coder, column: Column): Uint16Array {
  return coder.kind === "numeric"
    ? encodeNumbers(coder, (column as { values: Float64Array }).values)
    : encodeWords(coder, column as CategoricalColumn);
}

function encodeNumbers({ specials, cuts }: NumberCoder, values: Float64Array): Uint16Array {
  const codes = new Uint16Array(values.length);
  const [edges, base] = [Float64Array.from(cuts), specials.length + 1];
  const codeOfSpecial = new Map(specials.map((value, at) => [value, at + 1]));
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    codes[row] = (codeOfSpecial.size > 0 ? codeOfSpecial.get(value) : undefined) ?? base + classOf(edges, value);
  }
  return codes;
}

/** How many cuts lie below the value. */
export function classOf(cuts: ArrayLike<number>, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function encodeWords({ words }: WordCoder, column: CategoricalColumn): Uint16Array {
  const places = new Map(words.map((word, at) => [word, at + 2]));
  const codeOf = Uint16Array.from(column.words, (word) => (word === "" ? 0 : (places.get(word) ?? 1)));
  return Uint16Array.from(column.codes, (code) => codeOf[code]!);
}
