/** How much better two halves of the rows agree on the effects of some codes than chance would. */

/** What is left to explain: slope and curvature of the likelihood, row by row. */
export type Rest = { slope: Float64Array; bend: Float64Array };

/** From log odds of bad, and 1 for each bad. */
export function restOf(logOdds: Float64Array, outcome: ArrayLike<number>): Rest {
  const [slope, bend] = [new Float64Array(logOdds.length), new Float64Array(logOdds.length)];
  for (let row = 0; row < slope.length; row += 1) {
    const p = 1 / (1 + Math.exp(-logOdds[row]!));
    slope[row] = outcome[row]! - p;
    bend[row] = p * (1 - p);
  }
  return { slope, bend };
}

export type Halves = { slopes: [Float64Array, Float64Array]; bends: [Float64Array, Float64Array] };

/** Sums by code, every second row apart. */
export function halvesOf(codes: ArrayLike<number>, size: number, { slope, bend }: Rest): Halves {
  const fresh = (): [Float64Array, Float64Array] => [new Float64Array(size), new Float64Array(size)];
  const halves: Halves = { slopes: fresh(), bends: fresh() };
  for (let half = 0; half < 2; half += 1) {
    const [slopes, bends] = [halves.slopes[half]!, halves.bends[half]!];
    for (let row = half; row < slope.length; row += 2) {
      const code = codes[row]!;
      slopes[code] = slopes[code]! + slope[row]!;
      bends[code] = bends[code]! + bend[row]!;
    }
  }
  return halves;
}

/**
 * Likelihood to be gained by an effect for each code, without what chance alone would seem to gain: what one half
 * says counts only as far as the other says it too.
 */
export function agreement({ slopes: [a, b], bends: [c, d] }: Halves, ridge = 2): number {
  let total = 0;
  for (let code = 0; code < a.length; code += 1) total += (2 * a[code]! * b[code]!) / (c[code]! + d[code]! + ridge);
  return total;
}
