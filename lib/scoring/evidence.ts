import { ridgeOf } from "./challenger";
import { type Counts, evidence, type Fineness, total } from "./coarse";
import { sizeOf } from "./coder";
import type { Field } from "./field";
import { probability } from "./measure";

/** Of more words than that a row is not shown a rate that it is part of. */
const fewWords = 30;

/** The weights of evidence of one field, from all folds or from all but some. */
export class Evidence {
  readonly field: Field;
  private readonly folds: Counts[];
  private readonly ridge: number;
  private readonly fineness: Fineness;
  private readonly tables = new Map<string, Float64Array>();

  constructor(field: Field, outcome: Uint8Array, starts: readonly number[], fineness: Fineness) {
    this.field = field;
    this.fineness = fineness;
    const size = sizeOf(field.coder);
    this.ridge = field.coder.kind === "categorical" ? ridgeOf(field.codes, size, outcome) : 0;
    this.folds = starts.slice(1).map((to, fold) => {
      const counts = { goods: new Float64Array(size), bads: new Float64Array(size) };
      for (let row = starts[fold]!; row < to; row += 1) {
        const side = outcome[row] === 1 ? counts.bads : counts.goods;
        const code = field.codes[row]!;
        side[code] = side[code]! + 1;
      }
      return counts;
    });
  }

  table(without: readonly number[]): Float64Array {
    const key = without.toSorted((one, two) => one - two).join();
    const known = this.tables.get(key);
    if (known) return known;
    const made = evidence(this.field, this.counts(without), this.ridge, this.fineness);
    this.tables.set(key, made);
    return made;
  }

  /**
   * What the rows of a fold are shown while the regression is fitted. Of many words each has few rows, so a row
   * must not be shown a rate that it is part of.
   */
  tableFor(fold: number, without: number | null): Float64Array {
    const out = without === null ? [] : [without];
    const { coder } = this.field;
    return this.table(coder.kind === "categorical" && coder.words.length > fewWords ? [...out, fold] : out);
  }

  /** Likelihood gained on rows that the weights were not made from. */
  gain(): number {
    let gain = 0;
    this.folds.forEach(({ goods, bads }, fold) => {
      const rest = this.counts([fold]);
      const base = Math.log((total(rest.bads) + 0.5) / (total(rest.goods) + 0.5));
      const table = this.table([fold]);
      const none = probability(base);
      for (let code = 0; code < table.length; code += 1) {
        const p = probability(base + table[code]!);
        gain += bads[code]! * Math.log(p / none) + goods[code]! * Math.log((1 - p) / (1 - none));
      }
    });
    return gain;
  }

  private counts(without: readonly number[]): Counts {
    const size = sizeOf(this.field.coder);
    const result = { goods: new Float64Array(size), bads: new Float64Array(size) };
    this.folds.forEach(({ goods, bads }, fold) => {
      if (without.includes(fold)) return;
      for (let code = 0; code < size; code += 1) {
        result.goods[code] = result.goods[code]! + goods[code]!;
        result.bads[code] = result.bads[code]! + bads[code]!;
      }
    });
    return result;
  }
}
