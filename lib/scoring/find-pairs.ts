import { agreement, type Halves, halvesOf, type Rest } from "./likelihood";
import type { Axis } from "./pairs";

export type FoundPair = { one: number; two: number; gain: number };

/** Pairs of axes that say together what each does not say alone, the strongest first. */
export function findPairs(axes: readonly Axis[], codes: readonly Uint16Array[], rest: Rest, most: number): FoundPair[] {
  const groups = axes.map(({ groupOf }, place) => Uint8Array.from(codes[place]!, (code) => groupOf[code]!));
  const alone = axes.map((axis, place) => agreement(halvesOf(groups[place]!, axis.groups, rest)));
  const found: FoundPair[] = [];
  for (let one = 0; one < axes.length; one += 1)
    for (let two = one + 1; two < axes.length; two += 1) {
      if (axes[one]!.groups < 2 || axes[two]!.groups < 2) continue;
      const together = agreement(halvesOfPair(groups[one]!, axes[one]!, groups[two]!, axes[two]!, rest));
      found.push({ one, two, gain: together - Math.max(alone[one]!, 0) - Math.max(alone[two]!, 0) });
    }
  // The best of so many pairs seems to gain something even where there is nothing.
  const chance = Math.sqrt(2 * Math.log(found.length + 1)) + 0.3;
  const cells = ({ one, two }: FoundPair) => axes[one]!.groups * axes[two]!.groups;
  return found
    .filter((pair) => pair.gain > chance * Math.sqrt(cells(pair)))
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, most);
}

function halvesOfPair(ones: Uint8Array, one: Axis, twos: Uint8Array, two: Axis, { slope, bend }: Rest): Halves {
  const size = one.groups * two.groups;
  const slopes: Halves["slopes"] = [new Float64Array(size), new Float64Array(size)];
  const bends: Halves["bends"] = [new Float64Array(size), new Float64Array(size)];
  for (let half = 0; half < 2; half += 1) {
    const [sums, curves] = [slopes[half]!, bends[half]!];
    for (let row = half; row < slope.length; row += 2) {
      const cell = ones[row]! * two.groups + twos[row]!;
      sums[cell] = sums[cell]! + slope[row]!;
      curves[cell] = curves[cell]! + bend[row]!;
    }
  }
  return { slopes, bends };
}
