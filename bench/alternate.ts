/** Runs two or more deeds in turn, round after round, so that the machine's noise falls on all alike; gives the median of each. */
export async function medians<N extends string>(
  rounds: number,
  deeds: Record<N, () => Promise<number>>,
): Promise<Record<N, number>> {
  const names = Object.keys(deeds) as N[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = 0; round < rounds; round += 1) for (const name of names) seen[name].push(await deeds[name]());
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<N, number>;
}

export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that a deed takes. */
export async function time(deed: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
}
