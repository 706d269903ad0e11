import { keepWay, pulledTogether } from "./adjacent-classes";
import { mean, ridgeOf } from "./challenger";
import { firstClass, sizeOf } from "./coder";
import type { Learned } from "./effects";
import type { Field } from "./field";
import { sum } from "./measure";

type Card = { base: number; tables: Float64Array[] };
type Fit = Card & { odds: Float64Array };
type Tried = { loss: number; heldOut: Float64Array; fits: Fit[] };

/** How strongly classes beside each other are pulled together; rows held out choose. */
const pulls = [3, 1, 0.3];
/** So many rows say by themselves how a curve runs. */
const manyRows = 40_000;
const pullOfMany = 1;

/** Pulls to nought: of words by how little they differ at all, of missing and special codes, and of a whole curve. */
const wordShare = 0.5;
const own = 4;
const flat = 0.5;

const mostSweeps = 25;
const still = 0.01;

/**
 * An effect for each class of every field at once, where classes beside each other differ only as far as the rows
 * insist: a regression with a penalty on the steps between neighbours. The mean over models that each left out a fold.
 * `outcome`: 1 is bad. `starts`: the first row of each fold, and the number of rows.
 */
export function smoothed(fields: readonly Field[], outcome: Uint8Array, starts: readonly number[]): Learned {
  const ridges = fields.map(({ codes, coder }) =>
    coder.kind === "categorical" ? wordShare * ridgeOf(codes, sizeOf(coder), outcome) : 0,
  );
  let best: Tried | undefined;
  let begin: readonly Card[] = [];
  for (const pull of outcome.length > manyRows ? [pullOfMany] : pulls) {
    const tried = attempt({ fields, ridges, outcome, pull }, starts, begin);
    begin = tried.fits;
    if (!best || tried.loss < best.loss) best = tried;
  }
  const { fits, heldOut } = best!;
  const single = fields.map((_, field) => ({ field, table: mean(fits.map(({ tables }) => tables[field]!)) }));
  const base = fits.reduce((total, fit) => total + fit.base, 0) / fits.length;
  return { effects: { base, single, pairs: [] }, heldOut, notes: {} };
}

type Task = { fields: readonly Field[]; ridges: readonly number[]; outcome: Uint8Array; pull: number };

function attempt(task: Task, starts: readonly number[], begin: readonly Card[]): Tried {
  const heldOut = new Float64Array(task.outcome.length);
  const fits = starts.slice(1).map((to, fold) => {
    const from = starts[fold]!;
    const fit = new Sweeps(task, from, to, begin[fold]).done();
    heldOut.set(fit.odds.subarray(from, to), from);
    return fit;
  });
  return { loss: lossOf(heldOut, task.outcome), heldOut, fits };
}

/** Negative log likelihood of the outcomes (1 is bad), summed over the rows. */
export function lossOf(logOdds: Float64Array, outcome: Uint8Array): number {
  let loss = 0;
  for (let row = 0; row < logOdds.length; row += 1)
    loss += Math.log1p(Math.exp(outcome[row] === 1 ? -logOdds[row]! : logOdds[row]!));
  return loss;
}

/** Goes round the fields, one Newton step for all classes of each, until nothing moves. Learns from no row of its fold. */
class Sweeps {
  private readonly task: Task;
  private readonly from: number;
  private readonly to: number;
  private readonly tables: Float64Array[];
  private readonly odds: Float64Array;
  private readonly slope: Float64Array;
  private readonly bend: Float64Array;
  private readonly step: Float64Array;
  private base: number;

  constructor(task: Task, from: number, to: number, begin: Card | undefined) {
    const { fields, outcome } = task;
    this.task = task;
    this.from = from;
    this.to = to;
    const bads = sum(outcome) - sum(outcome.subarray(from, to));
    const goods = outcome.length - (to - from) - bads;
    this.base = begin?.base ?? Math.log((bads + 0.5) / (goods + 0.5));
    this.tables = fields.map(({ coder }, at) =>
      Float64Array.from(begin?.tables[at] ?? new Float64Array(sizeOf(coder))),
    );
    this.odds = new Float64Array(outcome.length).fill(this.base);
    if (begin) for (const [at, { codes }] of fields.entries()) this.move(codes, this.tables[at]!);
    const size = fields.reduce((most, { coder }) => Math.max(most, sizeOf(coder)), 0);
    [this.slope, this.bend, this.step] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  }

  done(): Fit {
    for (let sweep = 0; sweep < mostSweeps; sweep += 1) if (this.sweep() < still) break;
    return { base: this.base, tables: this.tables, odds: this.odds };
  }

  /** Once round; the farthest that an effect has moved. */
  private sweep(): number {
    let moved = 0;
    this.task.fields.forEach((field, at) => {
      const size = sizeOf(field.coder);
      this.sumUp(field.codes, size);
      this.propose(field, this.tables[at]!, this.task.ridges[at]!);
      const table = this.tables[at]!;
      for (let code = 0; code < size; code += 1) {
        // A longer step on few rows would overshoot.
        const step = Math.max(-1, Math.min(1, this.step[code]!));
        this.step[code] = step;
        table[code] = table[code]! + step;
        if (this.bend[code]! > 0) moved = Math.max(moved, Math.abs(step));
      }
      this.move(field.codes, this.step);
    });
    this.level();
    return moved;
  }

  private sumUp(codes: Uint16Array, size: number) {
    this.slope.fill(0, 0, size);
    this.bend.fill(0, 0, size);
    this.sumRows(codes, 0, this.from);
    this.sumRows(codes, this.to, codes.length);
  }

  private sumRows(codes: Uint16Array, from: number, to: number) {
    const { slope, bend, odds } = this;
    const { outcome } = this.task;
    for (let row = from; row < to; row += 1) {
      const p = 1 / (1 + Math.exp(-odds[row]!));
      const code = codes[row]!;
      slope[code] = slope[code]! + outcome[row]! - p;
      bend[code] = bend[code]! + p * (1 - p);
    }
  }

  private propose({ coder, way }: Field, table: Float64Array, ridge: number) {
    const { slope, bend, step } = this;
    const size = sizeOf(coder);
    const first = coder.kind === "numeric" ? firstClass(coder) : size;
    const pull = coder.kind === "numeric" ? own : ridge;
    for (let code = 0; code < first; code += 1)
      step[code] = (slope[code]! - pull * table[code]!) / (bend[code]! + pull);
    if (first === size) return;
    pulledTogether({ slope, bend, table, step, first, size }, this.task.pull * (size - first), flat);
    if (way !== 0) keepWay({ slope, bend, table, step, first, size }, way);
  }

  private move(codes: Uint16Array, step: Float64Array) {
    const { odds } = this;
    for (let row = 0; row < odds.length; row += 1) odds[row] = odds[row]! + step[codes[row]!]!;
  }

  /** What all fields left over goes to the start. */
  private level() {
    const { odds } = this;
    const { outcome } = this.task;
    let [slope, bend] = [0, 0];
    for (let row = 0; row < odds.length; row += 1) {
      if (row >= this.from && row < this.to) continue;
      const p = 1 / (1 + Math.exp(-odds[row]!));
      slope += outcome[row]! - p;
      bend += p * (1 - p);
    }
    const step = slope / bend;
    this.base += step;
    for (let row = 0; row < odds.length; row += 1) odds[row] = odds[row]! + step;
  }
}
