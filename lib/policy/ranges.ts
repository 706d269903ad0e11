/** Numbers between two bounds, each of which belongs to them or not. */
export type Range = { low: number; lowIn: boolean; high: number; highIn: boolean };

const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

export const everything: Range = { low: least, lowIn: false, high: most, highIn: false };

export const rangesOf = {
  "<": (value: number): Range => ({ ...everything, high: value }),
  "<=": (value: number): Range => ({ ...everything, high: value, highIn: true }),
  ">": (value: number): Range => ({ ...everything, low: value }),
  ">=": (value: number): Range => ({ ...everything, low: value, lowIn: true }),
  "=": (value: number): Range => ({ low: value, lowIn: true, high: value, highIn: true }),
};

/** Both ends belong to it. */
export const between = (low: number, high: number): Range => ({ low, lowIn: true, high, highIn: true });

/** What is in both. */
export function meet(one: Range, two: Range): Range {
  const low = Math.max(one.low, two.low);
  const high = Math.min(one.high, two.high);
  const within = (value: number, bound: "low" | "high") =>
    [one, two].every((range) => range[bound] !== value || range[`${bound}In`]);
  return { low, lowIn: within(low, "low"), high, highIn: within(high, "high") };
}

/** What lies below a range and what lies above it. */
export const outside = ({ low, lowIn, high, highIn }: Range): Range[] =>
  [
    { ...everything, high: low, highIn: !lowIn && low !== least },
    { ...everything, low: high, lowIn: !highIn && high !== most },
  ].filter((range) => !isEmpty(range, false));

/** Whether no number is in it; of a field that only takes whole numbers, no whole one. */
export function isEmpty({ low, lowIn, high, highIn }: Range, whole: boolean): boolean {
  if (low > high || (low === high && !(lowIn && highIn))) return true;
  if (!whole) return false;
  const first = Number.isInteger(low) && !lowIn ? low + 1 : Math.ceil(low);
  const last = Number.isInteger(high) && !highIn ? high - 1 : Math.floor(high);
  return first > last;
}
