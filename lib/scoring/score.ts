import {
  type Artifact,
  type AxisTerm,
  clamp,
  gradeOf,
  type Input,
  logOddsOf,
  type NumberTerm,
  type Term,
  type WordTerm,
} from "./artifact";
import { classOf } from "./coder";
import { type Derivation, derived } from "./derive";
import { numberOf, type Row, wordOf } from "./table";

/** What a term says of a row: its band by place, and the points. */
export type Point = { field: string; band: string; points: number };

/** A field, and by how many points the score would rise if its answer were the usual one of goods. */
export type Reason = {
  field: string;
  value: number | string | null;
  reference: number | string | null;
  shortfall: number;
};

export type Warning = { field: string; code: "missing" | "unseen" | "special" | "outOfRange" };

export type Scored = {
  logit: number;
  pd: number;
  score: number;
  grade: string;
  /** Base points first, then each term; their sum is the score, unless it lies beyond the ends of the scale. */
  points: Point[];
  reasons: Reason[];
  strengths: Reason[];
  warnings: Warning[];
};

const mostReasons = 4;
const leastShortfall = 5;

/** Scores one applicant: a sum of whole points that a person can add up by hand. */
export function score(artifact: Artifact, row: Row): Scored {
  const card = cardOf(artifact);
  const points = card.points(row);
  const total = points.reduce((sum, point) => sum + point.points, 0);
  const result = clamp(total, artifact.scale);
  const logit = logOddsOf(result, artifact.scale);
  const changes = artifact.inputs.map((input) => ({
    field: input.name,
    value: answerOf(input, row),
    reference: input.reference,
    shortfall: card.total({ ...row, [input.name]: input.reference }) - total,
  }));
  const worst = changes.filter(({ shortfall }) => shortfall > 0).toSorted((one, two) => two.shortfall - one.shortfall);
  const counted = worst.filter(({ shortfall }) => shortfall >= leastShortfall).slice(0, mostReasons);
  const best = changes.filter(({ shortfall }) => shortfall <= -leastShortfall);
  return {
    logit,
    pd: 1 / (1 + Math.exp(-logit)),
    score: result,
    grade: gradeOf(result, artifact.grades),
    points,
    reasons: counted.length > 0 ? counted : worst.slice(0, 1),
    strengths: best.toSorted((one, two) => one.shortfall - two.shortfall).slice(0, mostReasons),
    warnings: artifact.inputs.flatMap((input) => warningsOf(artifact, input, row)),
  };
}

const answerOf = ({ name, type }: Input, row: Row): number | string | null => {
  if (type === "categorical") return wordOf(row[name]) || null;
  const value = numberOf(row[name]);
  return Number.isNaN(value) ? null : value;
};

type Card = { points: (row: Row) => Point[]; total: (row: Row) => number };
type Reading = { field: string; read: (row: Row) => { band: string; points: number } };

const cards = new WeakMap<Artifact, Card>();

/** The card with its tables laid out for quick reading; made once for each artefact. */
export function cardOf(artifact: Artifact): Card {
  const known = cards.get(artifact);
  if (known) return known;
  const readings = readingsOf(artifact);
  const card: Card = {
    points: (row) => [
      { field: "", band: "base", points: artifact.basePoints },
      ...readings.map(({ field, read }) => ({ field, ...read(row) })),
    ],
    total: (row) => readings.reduce((sum, { read }) => sum + read(row).points, artifact.basePoints),
  };
  cards.set(artifact, card);
  return card;
}

function readingsOf({ terms, pairs, inputs }: Artifact): Reading[] {
  const specials = new Map(inputs.map((input) => [input.name, new Set(input.specials)]));
  const single = terms.map((term) => ({ field: term.field, read: readingOf(term, specials) }));
  const together = pairs.map(({ one, two, points }) => {
    const [first, second] = [groupOf(one, specials), groupOf(two, specials)];
    const read = (row: Row) => {
      const [a, b] = [first(row), second(row)];
      return { band: `${a}.${b}`, points: points[a * two.size + b]! };
    };
    return { field: `${one.field} × ${two.field}`, read };
  });
  return [...single, ...together];
}

type Specials = ReadonlyMap<string, ReadonlySet<number>>;

const readingOf = (term: Term, specials: Specials): Reading["read"] =>
  term.kind === "numeric" ? readNumber(term, specials) : readWord(term);

function readNumber(term: NumberTerm, specials: Specials): Reading["read"] {
  const cuts = term.bands.slice(0, -1).map(({ upTo }) => upTo!);
  const codes = new Map(term.specials.map((special) => [special.value, special]));
  const value = readingNumber(term.field, term.derivation, specials);
  return (row) => {
    const number = value(row);
    if (Number.isNaN(number)) return { band: "missing", points: term.missing.points };
    const special = codes.get(number);
    if (special) return { band: `special.${number}`, points: special.points };
    const place = classOf(cuts, number);
    return { band: `${place}`, points: term.bands[place]!.points };
  };
}

function readWord(term: WordTerm): Reading["read"] {
  const places = new Map(term.bands.flatMap(({ words }, place) => words.map((word) => [word, place] as const)));
  return (row) => {
    const word = wordOf(row[term.field]);
    if (word === "") return { band: "missing", points: term.missing.points };
    const place = places.get(word);
    if (place === undefined) return { band: "other", points: term.other.points };
    return { band: `${place}`, points: term.bands[place]!.points };
  };
}

/** The number of a field, or of what is made of two. */
function readingNumber(field: string, derivation: Derivation | null, specials: Specials): (row: Row) => number {
  if (!derivation) return (row) => numberOf(row[field]);
  const {
    op,
    of: [one, two],
  } = derivation;
  const part = (name: string) => (row: Row) => {
    const number = numberOf(row[name]);
    return specials.get(name)?.has(number) ? Number.NaN : number;
  };
  const [first, second] = [part(one), part(two)];
  return (row) => derived(op, first(row), second(row));
}

function groupOf(axis: AxisTerm, specials: Specials): (row: Row) => number {
  const { numbers, words, missing } = axis;
  if (words) {
    const places = new Map(words.groups);
    return (row) => {
      const word = wordOf(row[axis.field]);
      return word === "" ? missing : (places.get(word) ?? words.other);
    };
  }
  const codes = new Map(numbers!.specials);
  const value = readingNumber(axis.field, axis.derivation, specials);
  return (row) => {
    const number = value(row);
    if (Number.isNaN(number)) return missing;
    return codes.get(number) ?? numbers!.groups[classOf(numbers!.cuts, number)]!;
  };
}

function warningsOf({ terms }: Artifact, input: Input, row: Row): Warning[] {
  const field = input.name;
  const value = answerOf(input, row);
  if (value === null) return [{ field, code: "missing" }];
  if (typeof value === "number") {
    if (input.specials.includes(value)) return [{ field, code: "special" }];
    const out = input.range !== null && (value < input.range[0] || value > input.range[1]);
    return out ? [{ field, code: "outOfRange" }] : [];
  }
  const term = terms.find((one) => one.field === field);
  if (term?.kind !== "categorical") return [];
  return term.bands.some(({ words }) => words.includes(value)) ? [] : [{ field, code: "unseen" }];
}
