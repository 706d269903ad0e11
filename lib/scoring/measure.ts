/** How well odds or probabilities told bad from good. Higher `risk` means worse. */

/** Share of pairs of a bad and a good in which the bad one has the higher risk; ties count half. */
export function auc(risk: ArrayLike<number>, outcome: ArrayLike<number>): number {
  const order = rising(risk);
  let [goodsBelow, wins, bads] = [0, 0, 0];
  for (let from = 0; from < order.length; ) {
    let [good, bad, to] = [0, 0, from];
    const level = risk[order[from]!];
    for (; to < order.length && risk[order[to]!] === level; to += 1) {
      if (outcome[order[to]!] === 1) bad += 1;
      else good += 1;
    }
    wins += bad * (goodsBelow + good / 2);
    goodsBelow += good;
    bads += bad;
    from = to;
  }
  return bads === 0 || goodsBelow === 0 ? 0.5 : wins / bads / goodsBelow;
}

/** Rows from the lowest risk to the highest; where many share a level, by level, which is far quicker than comparing rows. */
function rising(risk: ArrayLike<number>): Uint32Array {
  const levels = Float64Array.from(risk).sort();
  let size = 0;
  for (let at = 0; at < levels.length; at += 1)
    if (at === 0 || levels[at] !== levels[size - 1]) {
      levels[size] = levels[at]!;
      size += 1;
    }
  const starts = new Uint32Array(size + 1);
  const level = Uint32Array.from(risk, (value) => {
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (levels[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  for (const one of level) starts[one + 1] = starts[one + 1]! + 1;
  for (let at = 1; at <= size; at += 1) starts[at] = starts[at]! + starts[at - 1]!;
  const order = new Uint32Array(risk.length);
  level.forEach((one, row) => {
    order[starts[one]!] = row;
    starts[one] = starts[one]! + 1;
  });
  return order;
}

/** The same from counts by class of risk, lowest risk first. */
export function aucOfCounts(goods: ArrayLike<number>, bads: ArrayLike<number>): number {
  let [below, wins, bad] = [0, 0, 0];
  for (let at = 0; at < goods.length; at += 1) {
    wins += bads[at]! * (below + goods[at]! / 2);
    below += goods[at]!;
    bad += bads[at]!;
  }
  return bad === 0 || below === 0 ? 0.5 : wins / bad / below;
}

/** The widest gap between the shares of bads and goods that lie below a level of risk. */
export function ks(risk: ArrayLike<number>, outcome: ArrayLike<number>): number {
  const order = rising(risk);
  const bads = sum(outcome);
  const goods = outcome.length - bads;
  let [bad, good, widest] = [0, 0, 0];
  for (let at = 0; at < order.length; at += 1) {
    if (outcome[order[at]!] === 1) bad += 1;
    else good += 1;
    if (risk[order[at]!] === risk[order[at + 1]!]) continue;
    widest = Math.max(widest, Math.abs(good / goods - bad / bads));
  }
  return widest;
}

/** Mean squared distance between what was said (0 to 1) and what came (0 or 1). */
export function brier(pd: ArrayLike<number>, outcome: ArrayLike<number>): number {
  let total = 0;
  for (let row = 0; row < pd.length; row += 1) total += (pd[row]! - outcome[row]!) ** 2;
  return total / pd.length;
}

/** Mean distance between what was said and what came, over ten classes of equal size. */
export function expectedCalibrationError(pd: ArrayLike<number>, outcome: ArrayLike<number>, classes = 10): number {
  const order = Uint32Array.from({ length: pd.length }, (_, row) => row);
  order.sort((one, two) => pd[one]! - pd[two]! || one - two);
  let total = 0;
  for (let part = 0; part < classes; part += 1) {
    const [from, to] = [Math.floor((part * pd.length) / classes), Math.floor(((part + 1) * pd.length) / classes)];
    let [said, came] = [0, 0];
    for (let at = from; at < to; at += 1) {
      said += pd[order[at]!]!;
      came += outcome[order[at]!]!;
    }
    total += Math.abs(said - came);
  }
  return total / pd.length;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at]!;
  return total;
}

export const logit = (pd: number): number => Math.log(pd / (1 - pd));

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
