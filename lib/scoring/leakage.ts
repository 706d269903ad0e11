import { evidence, total } from "./coarse";
import { firstClass, sizeOf } from "./coder";
import type { Field } from "./field";
import { aucOfCounts } from "./measure";

/** How much one field tells by itself, and whether that is too good to have been known in time. */
export type Alone = { auc: number; informationValue: number; alarm: null | "leak" | "strong" };

/** Above this a field tells the outcome rather than the risk. */
const mostAuc = 0.9;
const mostInformation = 1;

/** So many times as often among the ones as among the others is no risk any more: it marks them. */
const marks = 30;
const leastMarked = 0.25;

/**
 * A single field above an AUC of 0.90, or one whose values mark a quarter of the bads and hardly a good, or of the
 * goods and hardly a bad, is taken for known only after the decision: "leak". An information value above 1 alone is
 * only "strong", to be looked at: an honest field can reach it where goods and bads lie far apart.
 */
export function alone(field: Field, outcome: Uint8Array, ridge: number): Alone {
  const [one, two] = [countsOf(field, outcome, 0, 2), countsOf(field, outcome, 1, 2)];
  // Bands tell a noisy number apart, single values what only few have.
  const banded = (counts: Counts) => evidence(field, counts, ridge);
  const auc = Math.max(foreseen(one, two, banded), foreseen(one, two, eachApart));
  const all = countsOf(field, outcome, 0, 1);
  const informationValue = informationOf(all, banded(all));
  const marking = groupings(field, all).some((groups) => marksKind(grouped(one, groups), grouped(two, groups)));
  if (auc > mostAuc || marking)
    return { auc, informationValue: Math.max(informationValue, informationOf(all, eachApart(all))), alarm: "leak" };
  return { auc, informationValue, alarm: informationValue > mostInformation ? "strong" : null };
}

type Counts = { goods: Float64Array; bads: Float64Array };

/** Counts of every so many rows, from this one on. */
function countsOf({ codes, coder }: Field, outcome: Uint8Array, from: number, every: number): Counts {
  const size = sizeOf(coder);
  const counts = { goods: new Float64Array(size), bads: new Float64Array(size) };
  for (let row = from; row < codes.length; row += every) {
    const side = outcome[row] === 1 ? counts.bads : counts.goods;
    const code = codes[row]!;
    side[code] = side[code]! + 1;
  }
  return counts;
}

/** The weight of evidence of each value by itself. */
function eachApart({ goods, bads }: Counts): Float64Array {
  const share = (total(bads) + 0.5) / (total(goods) + total(bads) + 1);
  const base = Math.log(share / (1 - share));
  return goods.map((good, code) => Math.log((bads[code]! + share) / (good + 1 - share)) - base);
}

type Weigh = (counts: Counts) => Float64Array;

/** AUC over the rows of each half by what the other half says of each value. */
const foreseen = (one: Counts, two: Counts, weigh: Weigh) => (aucBy(weigh(one), two) + aucBy(weigh(two), one)) / 2;

function aucBy(table: Float64Array, { goods, bads }: Counts): number {
  const order = [...table.keys()].toSorted((one, two) => table[one]! - table[two]! || one - two);
  const levels: { goods: number[]; bads: number[] } = { goods: [], bads: [] };
  order.forEach((code, place) => {
    if (place === 0 || table[code] !== table[order[place - 1]!]) {
      levels.goods.push(0);
      levels.bads.push(0);
    }
    levels.goods[levels.goods.length - 1]! += goods[code]!;
    levels.bads[levels.bads.length - 1]! += bads[code]!;
  });
  return aucOfCounts(levels.goods, levels.bads);
}

/** The group of each code: each value apart, numbers in a dozen classes, and whatever was answered at all. */
function groupings({ coder }: Field, { goods, bads }: Counts): Uint16Array[] {
  const apart = Uint16Array.from(goods.keys());
  const first = firstClass(coder);
  const answered = apart.map((code) => Math.min(code, first));
  if (coder.kind === "categorical") return [apart, apart.map((code) => Math.min(code, 1))];
  const rows = (code: number) => goods[code]! + bads[code]!;
  const target = (total(goods) + total(bads)) / 12;
  let [group, filled] = [first, 0];
  const classes = apart.map((code) => {
    if (code <= first) filled = rows(code);
    if (code <= first) return code;
    if (filled >= target || rows(code) >= target) [group, filled] = [group + 1, 0];
    filled += rows(code);
    return group;
  });
  return [apart, classes, answered];
}

function grouped({ goods, bads }: Counts, groups: Uint16Array): Counts {
  const sums: Counts = { goods: new Float64Array(goods.length), bads: new Float64Array(goods.length) };
  groups.forEach((group, code) => {
    sums.goods[group] = sums.goods[group]! + goods[code]!;
    sums.bads[group] = sums.bads[group]! + bads[code]!;
  });
  return sums;
}

/** Whether values that one half of the rows takes for a mark of one kind are one in the other half, for a quarter of that kind. */
function marksKind(one: Counts, two: Counts): boolean {
  const [goods, bads] = [total(one.goods) + total(two.goods), total(one.bads) + total(two.bads)];
  const marked = (way: 1 | -1) => {
    let [good, bad] = [0, 0];
    for (const [seen, unseen] of [
      [one, two],
      [two, one],
    ] as const)
      eachApart(seen).forEach((weight, code) => {
        if (way * weight < Math.log(marks)) return;
        good += unseen.goods[code]!;
        bad += unseen.bads[code]!;
      });
    return { good, bad };
  };
  const clear = (these: number, all: number, others: number, allOthers: number) =>
    these >= leastMarked * all && these / all >= marks * ((others + 2) / allOthers);
  const [worse, better] = [marked(1), marked(-1)];
  return clear(worse.bad, bads, worse.good, goods) || clear(better.good, goods, better.bad, bads);
}

function informationOf({ goods, bads }: Counts, table: Float64Array): number {
  const [good, bad] = [total(goods), total(bads)];
  let information = 0;
  for (let code = 0; code < table.length; code += 1)
    information += (bads[code]! / bad - goods[code]! / good) * table[code]!;
  return information;
}
