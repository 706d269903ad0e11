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
