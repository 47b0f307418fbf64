/** 32-bit finalizer with good avalanche (C. Wellons, "hash prospector", 2018: two rounds, bias 0.17). */
function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

const GOLDEN = 0x9e3779b9;

/**
 * A counter-based generator: its n-th number is a hash of (key, n), and the key a hash of the numbers that it was made
 * from. So a sample is a pure function of, say, (seed, step, index): no state to save in a checkpoint.
 *
 * @see Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"
 */
export class Random {
  readonly #state = new Int32Array(3); // two halves of the key, and the counter

  /** @param key integers, e.g. seed, step and index; every one of them counts, and so does their order */
  constructor(...key: readonly number[]) {
    let low = 0x6a09e667;
    let high = 0xbb67ae85 | 0;
    for (const part of key) {
      low = mix((low ^ (part | 0)) + GOLDEN);
      // Seeds above 2^32 (a date in milliseconds) keep their upper half.
      high = mix((high ^ low ^ Math.floor(part / 0x1_0000_0000)) + 0x7f4a7c15);
    }
    this.#state[0] = low;
    this.#state[1] = high;
  }

  /** Uniform int32. */
  bits(): number {
    const state = this.#state;
    const counter = state[2]! + GOLDEN;
    state[2] = counter;
    return mix(mix((counter ^ state[0]!) | 0) ^ state[1]!);
  }

  /** Uniform in [0, 1). */
  next(): number {
    return (this.bits() >>> 0) / 0x1_0000_0000;
  }

  /** Uniform in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Uniform integer in [0, count). */
  integer(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the choices, each as likely. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('Expected at least one choice, got none');
    return choices[this.integer(choices.length)]!;
  }

  /** Normal with mean 0 and the given standard deviation (Box and Muller 1958; the second number is not kept). */
  normal(deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return deviation * radius * Math.cos(2 * Math.PI * this.next());
  }
}

/** The integers 0 … count-1 in an order drawn from `random` (Fisher and Yates). */
export function permutation(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
}
