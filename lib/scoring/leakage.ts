import { evidence, total } from "./coarse";
import { sizeOf } from "./coder";
import type { Field } from "./field";
import { aucOfCounts } from "./measure";

/** How much one field tells by itself, and whether that is too good to have been known in time. */
export type Alone = { auc: number; informationValue: number; alarm: null | "leak" | "strong" };

/** Above this a field tells the outcome rather than the risk. */
const mostAuc = 0.9;
const mostInformation = 1;

/**
 * A single field above an AUC of 0.90, or one whose value marks a quarter of the bads and hardly a good, is taken
 * for known only after the decision: "leak". An information value above 1 alone is only "strong", to be looked at:
 * an honest field can reach it where goods and bads lie far apart.
 */
export function alone(field: Field, outcome: Uint8Array, ridge: number): Alone {
  const halves = [0, 1].map((half) => countsOf(field, outcome, half, 2));
  const [one, two] = [halves[0]!, halves[1]!];
  const auc = (foreseen(field, one, two, ridge) + foreseen(field, two, one, ridge)) / 2;
  const all = countsOf(field, outcome, 0, 1);
  const informationValue = informationOf(all, evidence(field, all, ridge));
  const leak = auc > mostAuc || (informationValue > mostInformation && marksBads(all));
  return { auc, informationValue, alarm: leak ? "leak" : informationValue > mostInformation ? "strong" : null };
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

/** AUC over the rows of one half by what the other half says of each code. */
function foreseen(field: Field, seen: Counts, unseen: Counts, ridge: number): number {
  const table = evidence(field, seen, ridge);
  const order = [...table.keys()].toSorted((one, two) => table[one]! - table[two]! || one - two);
  const [goods, bads]: number[][] = [[], []];
  order.forEach((code, place) => {
    const tied = place > 0 && table[code] === table[order[place - 1]!];
    if (!tied) {
      goods!.push(0);
      bads!.push(0);
    }
    goods![goods!.length - 1]! += unseen.goods[code]!;
    bads![bads!.length - 1]! += unseen.bads[code]!;
  });
  return aucOfCounts(goods!, bads!);
}

function informationOf({ goods, bads }: Counts, table: Float64Array): number {
  const [good, bad] = [total(goods), total(bads)];
  let information = 0;
  for (let code = 0; code < table.length; code += 1)
    information += (bads[code]! / bad - goods[code]! / good) * table[code]!;
  return information;
}

/** Whether codes with hardly any good hold a quarter of all bads. */
function marksBads({ goods, bads }: Counts): boolean {
  let marked = 0;
  for (let code = 0; code < goods.length; code += 1)
    if (bads[code]! >= 10 && bads[code]! >= 0.98 * (bads[code]! + goods[code]!)) marked += bads[code]!;
  return marked >= total(bads) / 4;
}
