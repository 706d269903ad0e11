/** A stream of numbers in [0, 1) that depends on nothing but its seed. */
export type Random = () => number;

/** One stream for each (seed, stream): a person's stream does not change when the people before are others. */
export function randomOf(seed: number, stream: number): Random {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(seed + 0x85ebca6b);
  let c = mix(stream ^ 0xc2b2ae35);
  let counter = mix(stream + 0x27d4eb2f) | 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** One number in [0, 1) for a person and a question, without a stream: cheap enough to ask about everybody at once. */
export function drawOf(seed: number, stream: number, question: number): number {
  return mix(mix(mix(seed + 0x68e31da4) ^ stream) + question * 0x1b56c4e9) / 4_294_967_296;
}

export const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));

export const chance = (random: Random, share: number) => random() < share;

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Values with the sum of all weights up to each. */
export type Weights<T> = { values: readonly T[]; upTo: readonly number[] };

/** A table made once: { OWNED: 3, RENTED: 1 }. */
export const weights = <T extends string>(table: Record<T, number>): Weights<T> =>
  weightsOf(Object.entries(table) as [T, number][]);

export function weightsOf<T>(pairs: readonly (readonly [T, number])[]): Weights<T> {
  let sum = 0;
  const upTo = pairs.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return { values: pairs.map(([value]) => value), upTo };
}

/** Picks by weight. */
export function weighted<T>(random: Random, { values, upTo }: Weights<T>): T {
  const mark = random() * upTo[upTo.length - 1]!;
  let low = 0;
  for (let high = upTo.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > mark) high = middle;
    else low = middle + 1;
  }
  return values[low]!;
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const logistic = (random: Random) => {
  const share = Math.min(Math.max(random(), 1e-9), 1 - 1e-9);
  return Math.log(share / (1 - share));
};

/** Waiting time with the given mean. */
export const wait = (random: Random, mean: number) => -mean * Math.log(1 - random());

function mix(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
