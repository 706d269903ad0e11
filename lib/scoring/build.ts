import { createHash } from "node:crypto";
import { banded } from "./adjacent-classes";
import {
  type Artifact,
  clamp,
  type Grade,
  gradeOf,
  pointsOf,
  probabilityOf,
  type Scale,
  type Watched,
} from "./artifact";
import type { Calibration } from "./calibrate";
import { firstClass } from "./coder";
import type { Effects } from "./effects";
import { countsOf, type Field } from "./field";
import { auc } from "./measure";
import { pairCodes } from "./pairs";
import { axisTerm, inputsOf, type Pointed, termOf } from "./terms";

type Origin = {
  name: string;
  method: Artifact["method"];
  seed: number;
  calibration: Calibration;
  watched: Watched[];
};

/** The card, and the AUC that whole points cost on the rows it was learned from. */
export type Built = { artifact: Artifact; roundingCost: number };

/** Whole points from effects: each field around its own average, all on one scale. */
export function build(fields: readonly Field[], effects: Effects, outcome: Uint8Array, origin: Origin): Built {
  const { intercept, slope } = origin.calibration;
  let base = effects.base * slope + intercept;
  const centred = (codes: Uint16Array, table: Float64Array, counts: Float64Array) => {
    let mean = 0;
    for (let code = 0; code < table.length; code += 1) mean += (counts[code]! / codes.length) * table[code]! * slope;
    base += mean;
    return { codes, table: table.map((effect, code) => (counts[code] === 0 ? 0 : effect * slope - mean)) };
  };
  const single = inBands(fields, effects).map(({ field, table }) =>
    centred(fields[field]!.codes, table, countsOf(fields[field]!)),
  );
  const together = effects.pairs.map(({ fields: [one, two], axes: [a, b], table }) => {
    const codes = pairCodes(a, fields[one]!.codes, b, fields[two]!.codes);
    const counts = new Float64Array(table.length);
    for (const code of codes) counts[code] = counts[code]! + 1;
    return centred(codes, table, counts);
  });
  const scale = scaleFor(base, [...single, ...together], outcome.length);
  const points = ({ table }: { table: Float64Array }) =>
    table.map((effect) => Math.round(pointsOf(effect, scale) - pointsOf(0, scale)) + 0);
  const singlePoints: Pointed[] = effects.single.map(({ field }, at) => ({
    field: fields[field]!,
    points: points(single[at]!),
  }));
  const pairPoints = together.map(points);
  const basePoints = Math.round(pointsOf(base, scale));
  const totals = totalsOf(
    basePoints,
    [
      ...single.map(({ codes }, at) => [codes, singlePoints[at]!.points] as const),
      ...together.map(({ codes }, at) => [codes, pairPoints[at]!] as const),
    ],
    outcome.length,
  );
  const scores = totals.map((total) => clamp(total, scale));
  const pairs = effects.pairs
    .map(({ fields: [one, two], axes: [a, b] }, at) => ({
      one: axisTerm(fields[one]!, a),
      two: axisTerm(fields[two]!, b),
      points: [...pairPoints[at]!],
    }))
    .filter((pair) => pair.points.some((value) => value !== 0));
  const told = singlePoints.filter((pointed) => pointed.points.some((value) => value !== 0));
  const artifact: Omit<Artifact, "hash"> = {
    version: 1,
    name: origin.name,
    method: origin.method,
    inputs: inputsOf(fields, told, pairs, outcome),
    scale,
    basePoints,
    terms: told.map((pointed) => termOf(pointed, outcome)),
    pairs,
    grades: gradesOf(scale, scores, outcome),
    distribution: distributionOf(scores, outcome),
    watched: origin.watched,
    training: {
      rows: outcome.length,
      bads: outcome.reduce((bads, bad) => bads + bad, 0),
      seed: origin.seed,
      calibration: { intercept: rounded(intercept), slope: rounded(slope) },
    },
  };
  const exact = logOddsOf(base, [...single, ...together], outcome.length);
  const roundingCost =
    auc(exact, outcome) -
    auc(
      totals.map((total) => -total),
      outcome,
    );
  return { artifact: { ...artifact, hash: hashOf(artifact) }, roundingCost };
}

/** SHA-256 in hex over the artifact as JSON: the same card has the same hash. */
export const hashOf = (artifact: Omit<Artifact, "hash">): string =>
  createHash("sha256").update(JSON.stringify(artifact)).digest("hex");

const rounded = (value: number) => Math.round(value * 1e9) / 1e9;

/** Of a number the neighbours that hardly differ are one. */
const inBands = (fields: readonly Field[], { single }: Effects) =>
  single.map(({ field, table }) => {
    const { coder, codes, fixed } = fields[field]!;
    if (coder.kind === "categorical" || fixed) return { field, table };
    return { field, table: banded(table, countsOf({ coder, codes }), firstClass(coder)) };
  });

type Coded = { codes: Uint16Array; table: Float64Array };

/** 40 points double the odds; fewer where goods and bads lie so far apart that the scale would end before them. */
function scaleFor(base: number, effects: readonly Coded[], rows: number): Scale {
  const logOdds = logOddsOf(base, effects, rows).sort();
  const [low, high] = [logOdds[Math.floor(rows * 0.001)]!, logOdds[Math.ceil(rows * 0.999) - 1]!];
  const scales = [40, 30, 20, 15, 10].map((pointsToDouble) => ({
    anchor: 600,
    odds: 30,
    pointsToDouble,
    least: 300,
    most: 850,
  }));
  return (
    scales.find((scale) => pointsOf(high, scale) >= scale.least && pointsOf(low, scale) <= scale.most) ?? scales.at(-1)!
  );
}

function logOddsOf(base: number, effects: readonly Coded[], rows: number): Float64Array {
  const logOdds = new Float64Array(rows).fill(base);
  for (const { codes, table } of effects)
    for (let row = 0; row < rows; row += 1) logOdds[row] = logOdds[row]! + table[codes[row]!]!;
  return logOdds;
}

function totalsOf(base: number, tables: readonly (readonly [Uint16Array, Float64Array])[], rows: number): Float64Array {
  const totals = new Float64Array(rows).fill(base);
  for (const [codes, points] of tables)
    for (let row = 0; row < rows; row += 1) totals[row] = totals[row]! + points[codes[row]!]!;
  return totals;
}

/** Highest probability of going bad in each grade. */
const grades = { A: 0.01, B: 0.025, C: 0.06, D: 0.15, E: 1 };

/** Where each grade begins on a scale; nobody met yet. */
export const firstScores = (scale: Scale): Grade[] =>
  Object.entries(grades).map(([grade, most]) => ({ grade, from: firstScore(scale, most), rows: 0, bads: 0 }));

function gradesOf(scale: Scale, scores: Float64Array, outcome: Uint8Array): Grade[] {
  const bounds = firstScores(scale);
  const named = new Map(bounds.map((grade) => [grade.grade, grade]));
  scores.forEach((score, row) => {
    const grade = named.get(gradeOf(score, bounds))!;
    grade.rows += 1;
    grade.bads += outcome[row]!;
  });
  return bounds;
}

function firstScore(scale: Scale, most: number): number {
  let score = scale.least;
  while (score < scale.most && probabilityOf(score, scale) > most) score += 1;
  return score;
}

function distributionOf(scores: Float64Array, outcome: Uint8Array) {
  const classes = new Map<number, { from: number; goods: number; bads: number }>();
  scores.forEach((score, row) => {
    const from = Math.floor(score / 10) * 10;
    const place = classes.get(from) ?? { from, goods: 0, bads: 0 };
    classes.set(from, place);
    if (outcome[row] === 1) place.bads += 1;
    else place.goods += 1;
  });
  return [...classes.values()].toSorted((one, two) => one.from - two.from);
}
