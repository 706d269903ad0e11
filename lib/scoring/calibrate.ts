import { logistic } from "./newton";

export type Calibration = { intercept: number; slope: number };

/**
 * Intercept and slope that make log odds of rows not learned from come true on average. A weak pull towards no
 * change, as a small sample says little of its own slope.
 */
export function calibrate(heldOut: Float64Array, outcome: Uint8Array): Calibration {
  const { coefficients } = logistic([new Float64Array(heldOut.length).fill(1), heldOut], outcome, {
    ridge: [1e-6, 5],
    towards: [0, 1],
    start: [0, 1],
  });
  return { intercept: coefficients[0]!, slope: Math.max(0.05, coefficients[1]!) };
}

/** The line that fits best, as a measure of what was said. */
export function slopeOf(logOdds: Float64Array, outcome: ArrayLike<number>): Calibration {
  const design = [new Float64Array(logOdds.length).fill(1), logOdds];
  const { coefficients } = logistic(design, outcome, { ridge: [1e-9, 1e-9], start: [0, 1] });
  return { intercept: coefficients[0]!, slope: coefficients[1]! };
}

/** The slope alone, from how many goods and bads there are at each of a few levels of log odds. */
export function slopeOfCounts(
  logOddsAt: (level: number) => number,
  goods: ArrayLike<number>,
  bads: ArrayLike<number>,
): number {
  const levels = Array.from({ length: goods.length }, (_, at) => at).filter((at) => goods[at]! + bads[at]! > 0);
  let [intercept, slope] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    let [a, b, c, u, v] = [1e-9, 0, 1e-9, 0, 0];
    for (const at of levels) {
      const x = logOddsAt(at);
      const rows = goods[at]! + bads[at]!;
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const weight = rows * p * (1 - p);
      const rest = bads[at]! - rows * p;
      a += weight;
      b += weight * x;
      c += weight * x * x;
      u += rest;
      v += rest * x;
    }
    const determinant = a * c - b * b;
    const [moved, turned] = [(c * u - b * v) / determinant, (a * v - b * u) / determinant];
    // A long step on a small sample would overshoot.
    const short = Math.min(1, 1 / Math.max(1e-9, Math.abs(moved), Math.abs(turned)));
    intercept += moved * short;
    slope += turned * short;
    if (Math.abs(moved) + Math.abs(turned) < 1e-9) break;
  }
  return slope;
}
