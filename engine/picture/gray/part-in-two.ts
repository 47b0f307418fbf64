/** The two kinds of pixels that a picture has most clearly. */
interface Kinds {
  /** The darker kind is no lighter than this. */
  readonly threshold: number;
  /** What the difference between the kinds explains of the picture's variance, in [0, 1]. */
  readonly separability: number;
}

/** @see Otsu 1979, A threshold selection method from gray-level histograms, IEEE Trans. Systems, Man, and Cybernetics 9 */
export function partInTwo(values: Uint8ClampedArray): Kinds {
  const histogram = new Uint32Array(256);
  for (const value of values) histogram[value]! += 1;
  const mean = histogram.reduce((sum, count, value) => sum + count * value, 0) / values.length;
  const total = histogram.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0);
  let [best, threshold] = [0, 0];
  let [count, sum] = [0, 0]; // of the darker kind
  histogram.forEach((times, value) => {
    count += times;
    sum += times * value;
    if (count === 0 || count === values.length) return;
    const between = (values.length * (sum - count * mean) ** 2) / (count * (values.length - count));
    if (between > best) [best, threshold] = [between, value];
  });
  return { threshold, separability: total > 0 ? best / total : 0 };
}
