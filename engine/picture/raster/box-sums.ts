/** How many of `size` places are no further than `radius` from one. */
export function countWithin(place: number, radius: number, size: number): number {
  return Math.min(size, place + radius + 1) - Math.max(0, place - radius);
}

/**
 * Sums over the square of side `2 * radius + 1` around each pixel, cut at the picture's edges, row by row from the top. A sum
 * slides along, so that it costs the same for any radius, and memory for one row. Sums of whole numbers up to 2⁵³ are exact.
 *
 * @see Huang, Yang, Tang 1979, A fast two-dimensional median filtering algorithm, IEEE Trans. ASSP 27
 */
export class BoxSums {
  readonly #values: Uint8ClampedArray | Float32Array;
  readonly #width: number;
  readonly #height: number;
  readonly #radius: number;
  /** [radius + 1 + width + radius]: sums of columns within the square's rows; there is nothing beside the picture. */
  readonly #columns: Float64Array;
  readonly #row: Float64Array;
  #y = -1;

  /** @param values [height, width] */
  constructor(values: Uint8ClampedArray | Float32Array, width: number, height: number, radius: number) {
    this.#values = values;
    this.#width = width;
    this.#height = height;
    this.#radius = radius;
    this.#columns = new Float64Array(width + 2 * radius + 1);
    this.#row = new Float64Array(width);
    for (let y = 0; y < Math.min(height, radius); y++) this.#change(y, undefined);
  }

  /** Goes on to the next row. @returns [width], its sums, in an array that is used again for the row after */
  next(): Float64Array {
    this.#y++;
    const added = this.#y + this.#radius;
    const removed = this.#y - this.#radius - 1;
    this.#change(added < this.#height ? added : undefined, removed >= 0 ? removed : undefined);
    const columns = this.#columns;
    const row = this.#row;
    const side = 2 * this.#radius + 1;
    let sum = 0;
    for (let i = 1; i < side; i++) sum += columns[i]!;
    for (let x = 0; x < row.length; x++) {
      sum += columns[x + side]! - columns[x]!;
      row[x] = sum;
    }
    return row;
  }

  /** Adds a row of values to the columns' sums, and takes another away. */
  #change(added: number | undefined, removed: number | undefined): void {
    const values = this.#values;
    const columns = this.#columns;
    const width = this.#width;
    const to = this.#radius + 1;
    if (added !== undefined && removed !== undefined) {
      const down = (removed - added) * width;
      for (let x = 0, i = added * width; x < width; x++, i++) columns[to + x]! += values[i]! - values[i + down]!;
    } else if (added !== undefined) {
      for (let x = 0, i = added * width; x < width; x++, i++) columns[to + x]! += values[i]!;
    } else if (removed !== undefined) {
      for (let x = 0, i = removed * width; x < width; x++, i++) columns[to + x]! -= values[i]!;
    }
  }
}
