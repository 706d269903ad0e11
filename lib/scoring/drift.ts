import type { Artifact, Term, Watched } from "./artifact";
import type { TableDescription } from "./schema";
import { cardOf } from "./score";
import { type Column, numberOf, type Row, type Table, wordOf } from "./table";

/** How far the people of today are from those a card was learned from. `alarm` is null where too few were seen to say. */
export type Drift = { field: string; psi: number; limit: number; alarm: boolean | null };

/** Below this a stability index says nothing: on 50 cases it is above 0.10 most of the time with no change at all. */
const leastRows = 500;
const leastPsi = 0.1;

/** The population stability index of each term, and of each column's usual value, against what chance alone would give. */
export function driftOf(artifact: Artifact, rows: readonly Row[]): Drift[] {
  const met = bandsMet(artifact, rows);
  const terms = artifact.terms.map((term, at) => {
    const expected = expectedOf(term);
    return judged(
      term.field,
      [...expected.keys()].map((band) => expected.get(band)!),
      [...expected.keys()].map((band) => met[at]!.get(band) ?? 0),
      rows.length,
    );
  });
  const watched = artifact.watched.map(({ field, usual, share }) => {
    const same = rows.filter((row) => isUsual(row, field, usual)).length;
    const [before, all] = [share * artifact.training.rows, artifact.training.rows];
    return judged(field, [before, all - before], [same, rows.length - same], rows.length);
  });
  // A column counts once, by whichever says more.
  const worst = new Map<string, Drift>();
  for (const drift of [...terms, ...watched]) {
    const known = worst.get(drift.field);
    if (!known || (drift.alarm && !known.alarm)) worst.set(drift.field, drift);
  }
  return [...worst.values()];
}

function bandsMet(artifact: Artifact, rows: readonly Row[]): Map<string, number>[] {
  const met = artifact.terms.map(() => new Map<string, number>());
  const card = cardOf(artifact);
  for (const row of rows) {
    const points = card.points(row);
    met.forEach((counts, at) => {
      const { band } = points[at + 1]!;
      counts.set(band, (counts.get(band) ?? 0) + 1);
    });
  }
  return met;
}

/** How many rows of the training each band had, by the names that the score gives to bands. */
function expectedOf(term: Term): Map<string, number> {
  const bands = term.bands.map(({ rows }, place): [string, number] => [`${place}`, rows]);
  const others: [string, number][] =
    term.kind === "numeric"
      ? term.specials.map(({ value, rows }) => [`special.${value}`, rows])
      : [["other", term.other.rows]];
  return new Map([...bands, ...others, ["missing", term.missing.rows]]);
}

function judged(field: string, before: readonly number[], now: readonly number[], rows: number): Drift {
  const all = before.reduce((sum, count) => sum + count, 0);
  const bands = pooled(before, now, rows / Math.max(1, all));
  const psi = bands.reduce((sum, [count, met]) => {
    const [was, is] = [(count + 0.5) / (all + 1), (met + 0.5) / (rows + 1)];
    return sum + (is - was) * Math.log(is / was);
  }, 0);
  const chance = quantile(Math.max(1, bands.length - 1)) * (1 / Math.max(1, rows) + 1 / Math.max(1, all));
  const limit = Math.max(leastPsi, chance);
  return { field, psi, limit, alarm: rows < leastRows ? null : psi > limit };
}

/** Bands in which fewer than twenty people are to be expected count as one: the index makes far more of few than chi-square does. */
function pooled(before: readonly number[], now: readonly number[], share: number): [number, number][] {
  const pairs = before
    .map((count, band): [number, number] => [count, now[band]!])
    .filter(([one, other]) => one + other > 0);
  const [few, many] = [pairs.filter(([count]) => count * share < 20), pairs.filter(([count]) => count * share >= 20)];
  if (few.length === 0) return many;
  const sum = few.reduce(([one, other], [count, met]) => [one + count, other + met], [0, 0] as [number, number]);
  return [...many, sum];
}

/** What chance exceeds once in a hundred thousand: chi-square by Wilson and Hilferty. */
function quantile(freedom: number): number {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + 4.26 * Math.sqrt(spread)) ** 3;
}

function isUsual(row: Row, field: string, usual: Watched["usual"]): boolean {
  if (typeof usual === "number") return numberOf(row[field]) === usual;
  return usual === null ? wordOf(row[field]) === "" : wordOf(row[field]) === usual;
}

/** The usual value of every column that may be looked at. */
export function watchedOf(table: Table, { features }: TableDescription): Watched[] {
  return features
    .filter((feature) => !feature.protected && !feature.leakage)
    .map(({ name }) => ({ field: name, ...usualOf(table.columns.get(name)!, table.rows) }));
}

function usualOf(column: Column, rows: number): Omit<Watched, "field"> {
  const [values, counts] =
    column.kind === "numeric" ? countNumbers(column.values) : countWords(column.codes, column.words);
  let best = 0;
  for (let at = 1; at < counts.length; at += 1) if (counts[at]! > counts[best]!) best = at;
  return { usual: values[best] ?? null, share: Math.round(((counts[best] ?? 0) / rows) * 1e9) / 1e9 };
}

/** Missing first, then each value from low to high: of two met as often the first is the usual one. */
function countNumbers(numbers: Float64Array): [(number | null)[], number[]] {
  const sorted = numbers.slice().sort();
  const [values, counts]: [(number | null)[], number[]] = [[null], [0]];
  for (const value of sorted) {
    if (Number.isNaN(value)) counts[0] = counts[0]! + 1;
    else if (values.length > 1 && values.at(-1) === value) counts[counts.length - 1] = counts.at(-1)! + 1;
    else {
      values.push(value + 0);
      counts.push(1);
    }
  }
  return [values, counts];
}

function countWords(codes: Uint32Array, words: readonly string[]): [(string | null)[], number[]] {
  const counts = new Array<number>(words.length).fill(0);
  for (const code of codes) counts[code] = counts[code]! + 1;
  const order = [...words.keys()].toSorted((one, two) => (words[one]! < words[two]! ? -1 : 1));
  return [order.map((code) => words[code] || null), order.map((code) => counts[code]!)];
}
