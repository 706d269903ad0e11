import { seeded } from "@/lib/scoring/seeded";

/** The seed of this run: SEED, or a new one, which is told so that the run can be had again. */
export function newSeed(what: string) {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`${what}: SEED=${seed}`);
  return seed;
}

/** Numbers in [0, 1) from such a seed. */
export const chance = (what: string) => seeded(newSeed(what));
