/** A seeded source of numbers. */
export interface Random {
  /** A number in [low, high), evenly spread. */
  between(low: number, high: number): number;
}

/** Mulberry32: small, and the same pictures on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    between(low, high) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low);
    },
  };
}
