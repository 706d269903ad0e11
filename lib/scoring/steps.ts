/** Something that boosting can bend a little at a time: rows have codes, and each code its effect on the log odds. */
export type Part = {
  codes: Uint16Array;
  size: number;
  /**
   * The next small step for each code, from the slope and curvature of the likelihood there and from what stands
   * there already. False when nothing is worth a step.
   */
  propose: (slope: Float64Array, bend: Float64Array, total: Float64Array, step: Float64Array) => boolean;
};

export type Pace = {
  rate: number;
  /** Pull towards nought of each leaf. */
  ridge: number;
  /** A split has to raise the likelihood by this. */
  leastGain: number;
  /** A leaf has to hold this much curvature: rows by p(1 - p). */
  leastBend: number;
};

type Order = { first: number; way: -1 | 0 | 1 };

/** Numbers: two cuts in the row of classes, and a step of its own for missing and each special code. */
export function numberPart(codes: Uint16Array, size: number, { first, way }: Order, pace: Pace): Part {
  const [slopes, bends] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const propose: Part["propose"] = (slope, bend, total, step) => {
    let moved = ownSteps(slope, bend, total, step, first, pace);
    for (let code = first; code < size; code += 1) {
      slopes[code + 1] = slopes[code]! + slope[code]!;
      bends[code + 1] = bends[code]! + bend[code]!;
    }
    if (cutTwice(slopes, bends, first, size, way, pace, step)) moved = true;
    return moved;
  };
  slopes[first] = 0;
  bends[first] = 0;
  return { codes, size, propose };
}

/** Words: each moves towards what its rows say, pulled back by how little words differ at all. */
export function wordPart(codes: Uint16Array, size: number, ridge: number, { rate }: Pace): Part {
  const propose: Part["propose"] = (slope, bend, total, step) => {
    for (let code = 0; code < size; code += 1)
      step[code] = (rate * (slope[code]! - ridge * total[code]!)) / (bend[code]! + ridge);
    return true;
  };
  return { codes, size, propose };
}

function ownSteps(
  slope: Float64Array,
  bend: Float64Array,
  total: Float64Array,
  step: Float64Array,
  until: number,
  { rate, ridge }: Pace,
): boolean {
  let moved = false;
  const own = 3 * ridge;
  for (let code = 0; code < until; code += 1) {
    step[code] = bend[code]! > 0 ? (rate * (slope[code]! - own * total[code]!)) / (bend[code]! + own) : 0;
    if (step[code] !== 0) moved = true;
  }
  return moved;
}

/** The two cuts that raise the likelihood most, one after the other; leaves keep to the way that risk may go. */
function cutTwice(
  slopes: Float64Array,
  bends: Float64Array,
  from: number,
  to: number,
  way: -1 | 0 | 1,
  pace: Pace,
  step: Float64Array,
): boolean {
  const { rate, ridge, leastGain } = pace;
  step.fill(0, from, to);
  const one = cut(slopes, bends, from, to, way, pace);
  if (one.gain < leastGain) return false;
  const left = cut(slopes, bends, from, one.at, way, pace);
  const right = cut(slopes, bends, one.at, to, way, pace);
  const two = left.gain >= right.gain ? left : right;
  const value = (low: number, high: number) =>
    (rate * (slopes[high]! - slopes[low]!)) / (bends[high]! - bends[low]! + ridge);
  const edges = two.gain >= leastGain ? [one.at, two.at].toSorted((a, b) => a - b) : [one.at];
  const bounds = [from, ...edges, to];
  let values = bounds.slice(1).map((high, place) => value(bounds[place]!, high));
  const broken = values.some((later, place) => place > 0 && way * (later - values[place - 1]!) < 0);
  if (broken) {
    bounds.splice(0, bounds.length, from, one.at, to);
    values = [value(from, one.at), value(one.at, to)];
  }
  for (let place = 0; place < values.length; place += 1) step.fill(values[place]!, bounds[place]!, bounds[place + 1]!);
  return true;
}

const none = { gain: 0, at: 0 };

/** The one best cut between two places, and what it gains over no cut. */
function cut(slopes: Float64Array, bends: Float64Array, from: number, to: number, way: -1 | 0 | 1, pace: Pace) {
  const { ridge, leastBend } = pace;
  const [slope, bend] = [slopes[to]! - slopes[from]!, bends[to]! - bends[from]!];
  if (bend < 2 * leastBend) return none;
  const whole = (slope * slope) / (bend + ridge);
  let [best, place] = [0, 0];
  for (let at = from + 1; at < to; at += 1) {
    const low = bends[at]! - bends[from]!;
    if (low < leastBend) continue;
    const high = bend - low;
    if (high < leastBend) break;
    const below = slopes[at]! - slopes[from]!;
    const above = slope - below;
    const gain = (below * below) / (low + ridge) + (above * above) / (high + ridge) - whole;
    if (gain <= best) continue;
    if (way !== 0 && way * (above / (high + ridge) - below / (low + ridge)) < 0) continue;
    [best, place] = [gain, at];
  }
  return place === 0 ? none : { gain: best / 2, at: place };
}
