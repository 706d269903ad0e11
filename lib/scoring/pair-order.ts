import type { Rest } from "./likelihood";
import type { Axis } from "./pairs";

/**
 * Words have no order of their own. For a pair they are put in the one in which they differ most across the other
 * field: the leading pattern of what is left to explain, found by going back and forth a few times.
 */
export function orderByPattern(
  axis: Axis,
  codes: Uint16Array,
  other: Axis,
  others: Uint16Array,
  { slope, bend }: Rest,
): Axis {
  const [height, width] = [axis.groups, other.groups];
  const [slopes, bends] = [new Float64Array(height * width), new Float64Array(height * width)];
  for (let row = 0; row < slope.length; row += 1) {
    const cell = axis.groupOf[codes[row]!]! * width + other.groupOf[others[row]!]!;
    slopes[cell] = slopes[cell]! + slope[row]!;
    bends[cell] = bends[cell]! + bend[row]!;
  }
  const effect = slopes.map((value, cell) => value / (bends[cell]! + 5));
  let down: Float64Array = Float64Array.from({ length: width }, (_, place) => place - (width - 1) / 2);
  let across: Float64Array = new Float64Array(height);
  for (let turn = 0; turn < 5; turn += 1) {
    across = unit(across.map((_, y) => dot(width, (x) => effect[y * width + x]! * down[x]!)));
    down = unit(down.map((_, x) => dot(height, (y) => effect[y * width + x]! * across[y]!)));
  }
  const order = [...across.keys()].toSorted((one, two) => across[one]! - across[two]! || one - two);
  const placeOf = new Uint8Array(height);
  order.forEach((group, place) => {
    placeOf[group] = place;
  });
  return { groups: height, groupOf: axis.groupOf.map((group) => placeOf[group]!) };
}

function dot(size: number, at: (place: number) => number): number {
  let sum = 0;
  for (let place = 0; place < size; place += 1) sum += at(place);
  return sum;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
