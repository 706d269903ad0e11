import { firstClass } from "./coder";
import { classesOf, type Field } from "./field";

/** How many goods and bads have each code. */
export type Counts = { goods: Float64Array; bads: Float64Array };

type Group = { codes: number[]; goods: number; bads: number };

/** Weight of the average in each group's rate, in rows. */
const prior = 8;

const mostGroups = 12;

/** How small a group may be, and how much likelihood a border between two has to be worth. */
export type Fineness = { leastShare: number; leastLoss: number };

/** A card that a person reads has few bands. */
export const readable: Fineness = { leastShare: 0.04, leastLoss: 2 };

/**
 * Weight of evidence of each code: classes put together where the likelihood hardly loses, at least 5 % and ten of
 * each kind in a group, in the way that risk may go. Words by their smoothed rates; `ridge` says how little words differ.
 */
export function evidence(field: Field, { goods, bads }: Counts, ridge: number, fineness = readable): Float64Array {
  const table = new Float64Array(goods.length);
  const [good, bad] = [total(goods), total(bads)];
  const share = (bad + 0.5) / (good + bad + 1);
  const base = Math.log(share / (1 - share));
  const woe = (group: { goods: number; bads: number }) =>
    Math.log((group.bads + prior * share) / (group.goods + prior * (1 - share))) - base;
  const single = (code: number): Group => ({ codes: [code], goods: goods[code]!, bads: bads[code]! });
  const ordered = classesOf(field.coder).map(single);
  if (field.coder.kind === "numeric") {
    for (let code = 0; code < firstClass(field.coder); code += 1) table[code] = woe(single(code));
    const groups = field.fixed ? ordered : merged(ordered, good + bad, fineness);
    for (const group of inWay(groups, field.way)) for (const code of group.codes) table[code] = woe(group);
    return table;
  }
  if (field.fixed) {
    for (const group of [single(0), single(1), ...ordered]) table[group.codes[0]!] = woe(group);
    return table;
  }
  const rows = ridge / (share * (1 - share));
  const shrunk = goods.map((count, code) => {
    const rate = (bads[code]! + rows * share) / (count + bads[code]! + rows);
    return Math.log(rate / (1 - rate)) - base;
  });
  const words = [single(0), single(1), ...ordered].filter((group) => group.goods + group.bads > 0);
  words.sort((one, two) => shrunk[one.codes[0]!]! - shrunk[two.codes[0]!]! || one.codes[0]! - two.codes[0]!);
  for (const group of merged(bunched(words), good + bad, fineness)) {
    let [weight, sum] = [0, 0];
    for (const code of group.codes) {
      weight += goods[code]! + bads[code]!;
      sum += (goods[code]! + bads[code]!) * shrunk[code]!;
    }
    for (const code of group.codes) table[code] = sum / weight;
  }
  return table;
}

/** A thousand words are put together by rank first. */
function bunched(words: Group[]): Group[] {
  if (words.length <= 64) return words;
  const target = words.reduce((rows, { goods, bads }) => rows + goods + bads, 0) / 64;
  const bunches: Group[] = [];
  for (const word of words) {
    const last = bunches.at(-1);
    if (last && last.goods + last.bads < target) join(last, word);
    else bunches.push({ ...word, codes: [...word.codes] });
  }
  return bunches;
}

/** Neighbours become one until each group is large enough and says something of its own. */
function merged(groups: Group[], rows: number, fineness: Fineness): Group[] {
  const left = groups.map((group) => ({ ...group, codes: [...group.codes] }));
  while (left.length > 1) {
    const small = left.findIndex((group) => isSmall(group, rows, fineness));
    const place =
      small >= 0
        ? nearer(left, small)
        : cheapest(left, left.length > mostGroups ? Number.POSITIVE_INFINITY : fineness.leastLoss);
    if (place < 0) break;
    joinAt(left, place);
  }
  return left;
}

/** Neighbours that go against the way that risk may go have one rate. */
function inWay(groups: Group[], way: -1 | 0 | 1): Group[] {
  const left = groups.map((group) => ({ ...group, codes: [...group.codes] }));
  for (let place = 0; way !== 0 && place + 1 < left.length; ) {
    const [low, high] = [left[place]!, left[place + 1]!];
    if (way * (rate(high) - rate(low)) >= 0) place += 1;
    else {
      joinAt(left, place);
      place = Math.max(0, place - 1);
    }
  }
  return left;
}

const isSmall = ({ goods, bads }: Group, rows: number, fineness: Fineness) =>
  goods + bads < Math.max(rows * fineness.leastShare, 20) || Math.min(goods, bads) < Math.min(10, rows / 100);

const rate = ({ goods, bads }: Group) => (bads + 1e-9) / (goods + bads + 2e-9);

/** Joins the group after this place to it. */
function joinAt(groups: Group[], place: number) {
  join(groups[place]!, groups[place + 1]!);
  groups.splice(place + 1, 1);
}

function join(one: Group, two: Group) {
  one.codes.push(...two.codes);
  one.goods += two.goods;
  one.bads += two.bads;
}

/** The neighbour that a small group is more like, as the place of the left one of the two. */
function nearer(groups: readonly Group[], place: number): number {
  if (place === 0) return 0;
  if (place === groups.length - 1) return place - 1;
  return loss(groups[place - 1]!, groups[place]!) <= loss(groups[place]!, groups[place + 1]!) ? place - 1 : place;
}

/** The two neighbours that lose least; none if all lose more than that. */
function cheapest(groups: readonly Group[], most: number): number {
  let [best, place] = [most, -1];
  for (let at = 0; at + 1 < groups.length; at += 1) {
    const lost = loss(groups[at]!, groups[at + 1]!);
    if (lost < best) [best, place] = [lost, at];
  }
  return place;
}

/** Likelihood lost when two groups have one rate. */
const loss = (one: Group, two: Group) =>
  likelihood(one.goods, one.bads) +
  likelihood(two.goods, two.bads) -
  likelihood(one.goods + two.goods, one.bads + two.bads);

const likelihood = (goods: number, bads: number) =>
  (goods > 0 ? goods * Math.log(goods / (goods + bads)) : 0) + (bads > 0 ? bads * Math.log(bads / (goods + bads)) : 0);

export function total(values: Float64Array): number {
  let result = 0;
  for (const value of values) result += value;
  return result;
}
