import type { Derivation } from "./derive";

/** What training leaves: a table of points, plain JSON. The expert card, the scorecard and the challenger all are one. */
export type Artifact = {
  version: 1;
  name: string;
  method: "expert" | "scorecard" | "challenger" | "blend";
  /** Columns that a row must bring, in the order of the schema. */
  inputs: Input[];
  scale: Scale;
  /** Points before any field is looked at. */
  basePoints: number;
  terms: Term[];
  pairs: PairTerm[];
  grades: Grade[];
  /** Scores of the training rows in classes of ten points: how many good, how many bad. */
  distribution: { from: number; goods: number; bads: number }[];
  /** Every column that was there, used or not, by its usual value and how often that was met: so that a dead one coming alive is seen. */
  watched: Watched[];
  training: { rows: number; bads: number; seed: number; calibration: { intercept: number; slope: number } };
  /** SHA-256 of all of the above. */
  hash: string;
};

export type Input = {
  name: string;
  type: "numeric" | "categorical";
  /** What a reason compares with: the usual answer of goods. */
  reference: number | string | null;
  /** Numbers that are no numbers, listed or found. */
  specials: number[];
  /** Lowest and highest number seen in training. */
  range: [number, number] | null;
};

export type Watched = { field: string; usual: number | string | null; share: number };

/** 600 points are odds of 30 good to 1 bad; so many points more double the odds. */
export type Scale = { anchor: number; odds: number; pointsToDouble: number; least: number; most: number };

export type Grade = { grade: string; from: number; rows: number; bads: number };

/** How often a band was met in training, and how often it went bad. */
type Met = { points: number; rows: number; bads: number };

export type NumberTerm = {
  kind: "numeric";
  field: string;
  derivation: Derivation | null;
  /** From low to high, each up to and with its value; the last one has no end. */
  bands: (Met & { upTo: number | null })[];
  specials: (Met & { value: number })[];
  missing: Met;
};

export type WordTerm = {
  kind: "categorical";
  field: string;
  bands: (Met & { words: string[] })[];
  /** Words that are in no band: rare ones, and those never seen. */
  other: Met;
  missing: Met;
};

export type Term = NumberTerm | WordTerm;

/** Two terms' fields together: groups on each side, and points for each cell, row by row. */
export type PairTerm = { one: AxisTerm; two: AxisTerm; points: number[] };

/** The group of a value. Numbers: `groups` has one entry more than `cuts`. */
export type AxisTerm = {
  field: string;
  derivation: Derivation | null;
  size: number;
  missing: number;
  numbers: { cuts: number[]; groups: number[]; specials: [number, number][] } | null;
  words: { groups: [string, number][]; other: number } | null;
};

const factor = ({ pointsToDouble }: Scale) => pointsToDouble / Math.LN2;

/** Points of log odds of going bad, before rounding. */
export const pointsOf = (logOdds: number, scale: Scale): number =>
  scale.anchor - factor(scale) * (logOdds + Math.log(scale.odds));

/** Log odds of going bad that a score says. */
export const logOddsOf = (score: number, scale: Scale): number =>
  (scale.anchor - score) / factor(scale) - Math.log(scale.odds);

export const probabilityOf = (score: number, scale: Scale): number => 1 / (1 + Math.exp(-logOddsOf(score, scale)));

export const clamp = (total: number, { least, most }: Scale): number => Math.min(most, Math.max(least, total));

/** The first grade, from the best on, whose `from` the score reaches; the last where it reaches none. */
export const gradeOf = (score: number, grades: readonly Grade[]): string =>
  grades.find(({ from }) => score >= from)?.grade ?? grades.at(-1)!.grade;
