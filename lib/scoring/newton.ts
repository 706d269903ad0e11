/** Columns of a regression, all of one length. The first is usually a column of ones. */
export type Design = readonly Float64Array[];

export type Fit = { coefficients: Float64Array; logLikelihood: number; steps: number; converged: boolean };

type Options = {
  /** How strongly each coefficient is pulled to where it should be without evidence. */
  ridge: ArrayLike<number>;
  towards?: ArrayLike<number>;
  start?: ArrayLike<number>;
  steps?: number;
};

/**
 * Logistic regression by Newton's method. A step is halved until the likelihood rises: undamped, collinear
 * counters let it run away without an error.
 */
export function logistic(design: Design, outcome: ArrayLike<number>, options: Options): Fit {
  const width = design.length;
  const { ridge, towards = new Float64Array(width), steps = 30 } = options;
  let coefficients = Float64Array.from(options.start ?? new Float64Array(width));
  const penalty = (at: Float64Array) => {
    let total = 0;
    for (let j = 0; j < width; j += 1) total += 0.5 * ridge[j]! * (at[j]! - towards[j]!) ** 2;
    return total;
  };
  let state = slopes(design, outcome, coefficients);
  let value = state.logLikelihood - penalty(coefficients);
  for (let step = 0; step < steps; step += 1) {
    for (let j = 0; j < width; j += 1) {
      state.gradient[j] = state.gradient[j]! - ridge[j]! * (coefficients[j]! - towards[j]!);
      state.curvature[j * width + j] = state.curvature[j * width + j]! + ridge[j]! + 1e-9;
    }
    const direction = solve(state.curvature, state.gradient, width);
    let size = 1;
    for (; size > 1e-4; size /= 2) {
      const tried = coefficients.map((coefficient, j) => coefficient + size * direction[j]!);
      const there = slopes(design, outcome, tried);
      const reached = there.logLikelihood - penalty(tried);
      if (!(reached >= value - 1e-9)) continue;
      const gained = reached - value;
      [coefficients, state, value] = [tried, there, reached];
      if (gained < 1e-7 * Math.abs(value)) return done(coefficients, state, step + 1, true);
      break;
    }
    if (size <= 1e-4) return done(coefficients, state, step + 1, true);
  }
  return done(coefficients, state, steps, false);
}

type State = { logLikelihood: number; gradient: Float64Array; curvature: Float64Array };

const done = (coefficients: Float64Array, { logLikelihood }: State, steps: number, converged: boolean): Fit => ({
  coefficients,
  logLikelihood,
  steps,
  converged,
});

const block = 1024;

/** Likelihood, its gradient and its curvature, a thousand rows at a time so that they stay near. */
function slopes(design: Design, outcome: ArrayLike<number>, coefficients: Float64Array): State {
  const [width, rows] = [design.length, outcome.length];
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  const [odds, weight, rest] = [new Float64Array(block), new Float64Array(block), new Float64Array(block)];
  let logLikelihood = 0;
  for (let from = 0; from < rows; from += block) {
    const size = Math.min(block, rows - from);
    odds.fill(0);
    for (let j = 0; j < width; j += 1) {
      const [column, coefficient] = [design[j]!, coefficients[j]!];
      for (let at = 0; at < size; at += 1) odds[at] = odds[at]! + coefficient * column[from + at]!;
    }
    for (let at = 0; at < size; at += 1) {
      const [eta, bad] = [odds[at]!, outcome[from + at]!];
      const p = 1 / (1 + Math.exp(-eta));
      logLikelihood += bad * eta - (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta)));
      rest[at] = bad - p;
      weight[at] = p * (1 - p);
    }
    for (let j = 0; j < width; j += 1) {
      const one = design[j]!;
      let slope = 0;
      for (let at = 0; at < size; at += 1) {
        slope += rest[at]! * one[from + at]!;
        odds[at] = weight[at]! * one[from + at]!;
      }
      gradient[j] = gradient[j]! + slope;
      for (let k = 0; k <= j; k += 1) {
        const two = design[k]!;
        let bend = 0;
        for (let at = 0; at < size; at += 1) bend += odds[at]! * two[from + at]!;
        curvature[j * width + k] = curvature[j * width + k]! + bend;
      }
    }
  }
  for (let j = 0; j < width; j += 1)
    for (let k = 0; k < j; k += 1) curvature[k * width + j] = curvature[j * width + k]!;
  return { logLikelihood, gradient, curvature };
}

/** Solves a symmetric positive system by Cholesky's way; what does not count gets nought. */
export function solve(matrix: Float64Array, right: Float64Array, width: number): Float64Array {
  const lower = matrix.slice();
  for (let j = 0; j < width; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      let rest = lower[j * width + k]!;
      for (let m = 0; m < k; m += 1) rest -= lower[j * width + m]! * lower[k * width + m]!;
      if (j === k) lower[j * width + j] = rest > 1e-12 ? Math.sqrt(rest) : Number.POSITIVE_INFINITY;
      else lower[j * width + k] = rest / lower[k * width + k]!;
    }
  }
  const result = right.slice();
  for (let j = 0; j < width; j += 1) {
    for (let k = 0; k < j; k += 1) result[j] = result[j]! - lower[j * width + k]! * result[k]!;
    result[j] = result[j]! / lower[j * width + j]!;
  }
  for (let j = width - 1; j >= 0; j -= 1) {
    for (let k = j + 1; k < width; k += 1) result[j] = result[j]! - lower[k * width + j]! * result[k]!;
    result[j] = result[j]! / lower[j * width + j]!;
  }
  return result;
}
