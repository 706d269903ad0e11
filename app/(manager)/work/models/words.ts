import type { Interval } from "@/lib/models/prove";

type Words = (key: never, values: never) => string;

/** A card is called by the beginning of its hash: the same card has the same name everywhere. */
export const nameOfCard = (t: unknown, hash: string): string =>
  (t as Words)("name" as never, { hash: hash.slice(0, 8) } as never);

export const three = (value: number) => value.toFixed(3).replace("-", "−");

export const intervalWords = (t: unknown, { value, low, high }: Interval): string =>
  (t as Words)("interval" as never, { value: three(value), low: three(low), high: three(high) } as never);
