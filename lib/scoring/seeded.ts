/** Numbers in [0, 1) that follow from a seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One step of a 32-bit hash; good enough to put rows in an order, not against somebody who means harm. */
export function stir(hash: number, part: number): number {
  let mixed = Math.imul(hash ^ part, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

export function hashOfWord(word: string, seed: number): number {
  let hash = seed >>> 0;
  for (let at = 0; at < word.length; at += 1) hash = stir(hash, word.charCodeAt(at));
  return hash;
}
