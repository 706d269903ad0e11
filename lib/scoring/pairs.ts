import type { Pace, Part } from "./steps";

/** A field seen coarsely, so that two make a small grid: the group of each code. */
export type Axis = { groups: number; groupOf: Uint8Array };

const mostGroups = 12;

/**
 * Codes in an order (classes as they are, words by their effect) put together into groups of about equal size;
 * missing and special codes come first, each a group if it is large enough.
 */
export function axisOf(counts: ArrayLike<number>, first: number, order: readonly number[], groups = mostGroups): Axis {
  const groupOf = new Uint8Array(counts.length);
  let rows = 0;
  for (let code = 0; code < counts.length; code += 1) rows += counts[code]!;
  let group = 0;
  let filled = 0;
  const close = () => {
    if (filled > 0) group += 1;
    filled = 0;
  };
  for (let code = 0; code < first; code += 1) {
    groupOf[code] = group;
    filled += counts[code]!;
    if (filled >= rows * 0.01) close();
  }
  close();
  const target = rows / groups;
  for (const code of order) {
    if (filled > 0 && filled + counts[code]! / 2 > target) close();
    groupOf[code] = group;
    filled += counts[code]!;
  }
  return { groups: group + 1, groupOf };
}

export function pairCodes(one: Axis, ones: Uint16Array, two: Axis, twos: Uint16Array): Uint16Array {
  const codes = new Uint16Array(ones.length);
  const { groups, groupOf } = two;
  for (let row = 0; row < codes.length; row += 1) codes[row] = one.groupOf[ones[row]!]! * groups + groupOf[twos[row]!]!;
  return codes;
}

/** Two fields together: one cut on the first axis, and in each half one of its own on the other; or the other way round. */
export function pairPart(codes: Uint16Array, height: number, width: number, pace: Pace): Part {
  const slopes = new Float64Array((height + 1) * (width + 1));
  const bends = new Float64Array((height + 1) * (width + 1));
  const propose: Part["propose"] = (slope, bend, _total, step) => {
    addUp(slope, slopes, height, width);
    addUp(bend, bends, height, width);
    return bestQuarters({ slopes, bends, height, width }, pace, step);
  };
  return { codes, size: height * width, propose };
}

/** Sums over all rectangles from the corner. */
function addUp(cells: Float64Array, sums: Float64Array, height: number, width: number) {
  for (let y = 0; y < height; y += 1) {
    let line = 0;
    for (let x = 0; x < width; x += 1) {
      line += cells[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + line;
    }
  }
}

type Grid = { slopes: Float64Array; bends: Float64Array; height: number; width: number };
type Best = { gain: number; across: boolean; at: number; low: number; high: number };

function bestQuarters(grid: Grid, pace: Pace, step: Float64Array): boolean {
  const best: Best = { gain: 2 * pace.leastGain, across: false, at: 0, low: 0, high: 0 };
  tryCuts(grid, false, pace, best);
  tryCuts(grid, true, pace, best);
  if (best.at === 0) return false;
  const { height, width } = grid;
  const values = [true, false].flatMap((below) => [true, false].map((left) => leaf(grid, best, below, left, pace)));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [one, two] = best.across ? [x, y] : [y, x];
      const below = one < best.at;
      const left = two < (below ? best.low : best.high);
      step[y * width + x] = values[(below ? 0 : 2) + (left ? 0 : 1)]!;
    }
  return true;
}

/** Tries each first cut (across: on the second axis) with the best second cut of each half. */
function tryCuts(grid: Grid, across: boolean, pace: Pace, best: Best) {
  const [first, second] = across ? [grid.width, grid.height] : [grid.height, grid.width];
  const whole = worth(grid, across, 0, first, 0, second, pace);
  for (let at = 1; at < first; at += 1) {
    const low = halve(grid, across, 0, at, second, pace);
    const high = halve(grid, across, at, first, second, pace);
    const gain = low.worth + high.worth - whole;
    if (low.worth >= 0 && high.worth >= 0 && gain > best.gain)
      Object.assign(best, { gain, across, at, low: low.at, high: high.at });
  }
}

function halve(grid: Grid, across: boolean, from: number, to: number, size: number, pace: Pace) {
  const best = { worth: worth(grid, across, from, to, 0, size, pace), at: 0 };
  for (let at = 1; at < size; at += 1) {
    const left = worth(grid, across, from, to, 0, at, pace);
    const right = worth(grid, across, from, to, at, size, pace);
    if (left >= 0 && right >= 0 && left + right > best.worth) {
      best.worth = left + right;
      best.at = at;
    }
  }
  return best;
}

/** What a leaf of this rectangle is worth; below nought if it holds too little. */
function worth(grid: Grid, across: boolean, a: number, b: number, c: number, d: number, pace: Pace): number {
  const bend = within(grid.bends, grid.width, across, a, b, c, d);
  if (bend < pace.leastBend) return -1;
  const slope = within(grid.slopes, grid.width, across, a, b, c, d);
  return (slope * slope) / (bend + pace.ridge);
}

function within(sums: Float64Array, width: number, across: boolean, a: number, b: number, c: number, d: number) {
  const line = width + 1;
  return across
    ? sums[d * line + b]! - sums[c * line + b]! - sums[d * line + a]! + sums[c * line + a]!
    : sums[b * line + d]! - sums[a * line + d]! - sums[b * line + c]! + sums[a * line + c]!;
}

function leaf(grid: Grid, { across, at, low, high }: Best, below: boolean, left: boolean, pace: Pace): number {
  const [first, second] = across ? [grid.width, grid.height] : [grid.height, grid.width];
  const [a, b] = below ? [0, at] : [at, first];
  const middle = below ? low : high;
  const [c, d] = left ? [0, middle] : [middle, second];
  if (c === d) return 0;
  const bend = within(grid.bends, grid.width, across, a, b, c, d);
  return (pace.rate * within(grid.slopes, grid.width, across, a, b, c, d)) / (bend + pace.ridge);
}
