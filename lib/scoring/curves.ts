import { apply, type Bag, boost, lossOf, newBags } from "./boost";
import type { Field } from "./field";
import { straight } from "./lines";
import type { Part } from "./steps";

/** A set of curves for each bag, and the loss on the rows that none of them has learned from. */
type Curves = {
  bags: Bag[];
  bases: number[];
  totals: Float64Array[][];
  loss: number;
  begun: "nothing" | "lines" | "both";
  rounds: number;
};

const patience = { most: 600, wait: 20 };

/** One curve for each field: from nothing, from straight lines, or the middle of both, by rows held out. */
export function curves(
  fields: readonly Field[],
  parts: readonly Part[],
  outcome: Uint8Array,
  starts: readonly number[],
  quick: boolean,
): Curves {
  const plain = fromNothing(parts, outcome, starts);
  if (quick) return plain;
  const bent = fromLines(fields, parts, outcome, starts);
  const both = middleOf(plain, bent, outcome);
  return [plain, bent, both].reduce((best, one) => (one.loss < best.loss ? one : best));
}

function fromNothing(parts: readonly Part[], outcome: Uint8Array, starts: readonly number[]): Curves {
  const bags = newBags(outcome, starts);
  const bases = bags.map(({ odds }) => Math.log(odds[0]!));
  const { totals, after, rounds } = boost(bags, parts, outcome, patience);
  return { bags, bases, totals, loss: after, begun: "nothing", rounds };
}

function fromLines(
  fields: readonly Field[],
  parts: readonly Part[],
  outcome: Uint8Array,
  starts: readonly number[],
): Curves {
  const { bases, tables } = straight(fields, outcome, starts);
  const bags = newBags(outcome, starts);
  bags.forEach(({ odds }, bag) => {
    odds.fill(Math.exp(bases[bag]!));
    apply(odds, parts, tables[bag]!);
  });
  const { totals, after, rounds } = boost(bags, parts, outcome, patience);
  const whole = totals.map((bag, at) => bag.map((table, field) => sumOf(table, tables[at]![field]!)));
  return { bags, bases, totals: whole, loss: after, begun: "lines", rounds };
}

const sumOf = (one: Float64Array, other: Float64Array) => one.map((value, code) => value + other[code]!);

function middleOf(one: Curves, other: Curves, outcome: Uint8Array): Curves {
  const bags = one.bags.map(({ from, to, odds }, bag) => {
    const { odds: others } = other.bags[bag]!;
    return { from, to, odds: odds.map((value, row) => Math.sqrt(value * others[row]!)) };
  });
  const totals = one.totals.map((bag, at) =>
    bag.map((table, field) => sumOf(table, other.totals[at]![field]!).map((sum) => sum / 2)),
  );
  const bases = one.bases.map((base, bag) => (base + other.bases[bag]!) / 2);
  return { bags, bases, totals, loss: lossOf(bags, outcome), begun: "both", rounds: other.rounds };
}
