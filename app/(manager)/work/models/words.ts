import { percent, threeDecimals } from "@/app/(manager)/work/figures";
import { expertCard } from "@/lib/advice/expert-card";
import type { Interval, Proven } from "@/lib/models/prove";

type Words = (key: never, values?: never) => string;

/** A learned card is called by the beginning of its hash: the same card has the same name everywhere. `t` is "models". */
export const nameOfCard = (t: unknown, hash: string): string =>
  hash === expertCard.hash
    ? (t as Words)("expert.title" as never)
    : (t as Words)("name" as never, { hash: hash.slice(0, 8) } as never);

export const intervalWords = (t: unknown, { value, low, high }: Interval): string =>
  (t as Words)(
    "interval" as never,
    { value: threeDecimals(value), low: threeDecimals(low), high: threeDecimals(high) } as never,
  );

/** What is measured of a card on the later cases, in the order of the tables. */
export const measures = ["auc", "ks", "brier", "slope", "calibrationError", "meanPd"] as const;

export function measureWords(t: unknown, proven: Proven, name: (typeof measures)[number]): string {
  if (name === "auc" || name === "slope") return intervalWords(t, proven[name]);
  return name === "meanPd" ? percent(proven.meanPd) : threeDecimals(proven[name]);
}
