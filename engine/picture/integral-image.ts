/**
 * Sums of any rectangle in four look-ups.
 *
 * @see Crow 1984, Summed-area tables for texture mapping, SIGGRAPH
 */
export interface IntegralImage {
  readonly width: number;
  readonly height: number;
  /** [height + 1, width + 1]: the sum of everything above and left. */
  readonly sums: Float64Array;
}

/** @param values [height, width] */
export function integrate(values: ArrayLike<number>, width: number, height: number): IntegralImage {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
    }
  }
  return { width, height, sums };
}

/** Sum over the square of side `2 * radius + 1` around (x, y), cut at the picture's edges. */
export function sumAround(image: IntegralImage, x: number, y: number, radius: number): number {
  const stride = image.width + 1;
  const left = Math.max(0, x - radius);
  const top = Math.max(0, y - radius) * stride;
  const right = Math.min(image.width, x + radius + 1);
  const bottom = Math.min(image.height, y + radius + 1) * stride;
  const { sums } = image;
  return sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
}
