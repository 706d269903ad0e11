import type { Matured } from "@/lib/advice/outcomes";
import { type Artifact, clamp, gradeOf } from "@/lib/scoring/artifact";
import { cardOf } from "@/lib/scoring/score";

type Case = Omit<Matured, "submittedAt">;

/** Booked customers as the card sees them: points by term, a row for each. */
export type Book = { card: Artifact; cases: readonly Case[]; width: number; points: Int16Array; scores: Int16Array };

export type Neighbour = {
  applicationId: string;
  bad: boolean;
  score: number;
  distance: number;
  /** Terms in which it differs most from the applicant, as places in the points, and its band there: no more is shown of anybody. */
  differs: { place: number; band: string }[];
};

export type Similar = {
  count: number;
  bads: number;
  /** 95 % interval of the share of bads. */
  interval: [number, number];
  goods: Neighbour[];
  worse: Neighbour[];
  all: { applicationId: string; bad: boolean; score: number }[];
};

const nearestCases = 50;
const shownEach = 5;
/** Below this a share says nothing. */
export const leastSimilar = 20;

/** `points` in rows of `width`: base, terms, pairs, in the order of a score's points. */
export function bookOf(card: Artifact, cases: readonly Case[]): Book {
  const read = cardOf(card);
  const width = card.terms.length + card.pairs.length + 1;
  const points = new Int16Array(cases.length * width);
  const scores = new Int16Array(cases.length);
  cases.forEach(({ features }, at) => {
    const said = read.points(features);
    let total = 0;
    said.forEach((point, place) => {
      points[at * width + place] = point.points;
      total += point.points;
    });
    scores[at] = clamp(total, card.scale);
  });
  return { card, cases, width, points, scores };
}

/** The most similar booked customers, near in what the card makes of them. One's own cards do not count. */
export function similarTo(book: Book, own: readonly { points: number }[], customerId: string): Similar {
  const { card, cases, width, points, scores } = book;
  const distances = distancesTo(book, own);
  const nearest = within(distances, nearestCases + ownAtMost)
    .filter((at) => cases[at]!.customerId !== customerId)
    .toSorted((one, two) => distances[one]! - distances[two]! || one - two)
    .slice(0, nearestCases)
    .map((at) => {
      const gap = (place: number) => Math.abs(points[at * width + place]! - own[place]!.points);
      const places = own.map((_, place) => place).filter((place) => place > 0 && gap(place) > 0);
      return {
        at,
        applicationId: cases[at]!.applicationId,
        bad: cases[at]!.bad,
        score: scores[at]!,
        distance: Math.sqrt(distances[at]!),
        differs: places.toSorted((one, two) => gap(two) - gap(one)).slice(0, 3),
      };
    });
  const shown = ({ at, differs, ...one }: (typeof nearest)[number]): Neighbour => {
    const bands = cardOf(card).points(cases[at]!.features);
    return { ...one, differs: differs.map((place) => ({ place, band: bands[place]!.band })) };
  };
  const bads = nearest.filter(({ bad }) => bad).length;
  return {
    count: nearest.length,
    bads,
    interval: wilson(bads, nearest.length),
    goods: nearest
      .filter(({ bad }) => !bad)
      .slice(0, shownEach)
      .map(shown),
    worse: nearest
      .filter(({ bad }) => bad)
      .slice(0, shownEach)
      .map(shown),
    all: nearest.map(({ applicationId, bad, score }) => ({ applicationId, bad, score })),
  };
}

/** Squared distances: whole numbers, as points are. */
function distancesTo({ cases, width, points }: Book, own: readonly { points: number }[]): Float64Array {
  const distances = new Float64Array(cases.length);
  const mine = Int16Array.from(own, (point) => point.points);
  for (let at = 0, cell = 0; at < cases.length; at += 1, cell += width) {
    let sum = 0;
    for (let place = 1; place < width; place += 1) {
      const gap = points[cell + place]! - mine[place]!;
      sum += gap * gap;
    }
    distances[at] = sum;
  }
  return distances;
}

/** Somebody's own cards, left out afterwards, are no more than this. */
const ownAtMost = 20;
const farthest = 65_535;

/** So many that are nearest, and those as far as the last of them; counted by distance rather than sorted. */
function within(distances: Float64Array, count: number): number[] {
  const counts = new Uint32Array(farthest + 1);
  for (const distance of distances) {
    const place = Math.min(distance, farthest);
    counts[place] = counts[place]! + 1;
  }
  let [bound, found] = [0, counts[0]!];
  while (found < count && bound < farthest) {
    bound += 1;
    found += counts[bound]!;
  }
  const most = bound === farthest ? Number.POSITIVE_INFINITY : bound;
  const places: number[] = [];
  for (let at = 0; at < distances.length; at += 1) if (distances[at]! <= most) places.push(at);
  return places;
}

/** Wilson's 95 % interval of a share: honest also for few cases. */
export function wilson(hits: number, count: number): [number, number] {
  if (count === 0) return [0, 1];
  const [z, share] = [1.96, hits / count];
  const middle = share + (z * z) / (2 * count);
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const whole = 1 + (z * z) / count;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

/** Scores of the book in classes of ten points, and how each grade went. */
export function historyOf(book: Book, card: Artifact) {
  const classes = new Map<number, { from: number; goods: number; bads: number }>();
  const grades = new Map<string, { rows: number; bads: number }>();
  book.cases.forEach(({ bad }, at) => {
    const from = Math.floor(book.scores[at]! / 10) * 10;
    const place = classes.get(from) ?? { from, goods: 0, bads: 0 };
    const grade = grades.get(gradeOf(book.scores[at]!, card.grades)) ?? { rows: 0, bads: 0 };
    classes.set(from, place);
    grades.set(gradeOf(book.scores[at]!, card.grades), grade);
    grade.rows += 1;
    if (bad) {
      place.bads += 1;
      grade.bads += 1;
    } else place.goods += 1;
  });
  return { classes: [...classes.values()].toSorted((one, two) => one.from - two.from), grades };
}
