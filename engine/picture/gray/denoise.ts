import type { Raster } from '../raster/raster.ts';

/** Noise of a smaller standard deviation is left alone, in greys: JPEG and a steady camera make as much. Stronger noise is smoothed down to it. */
const MAX_NOISE = 4;
/** Smoothing more often than this would take thin strokes along. */
const MAX_PASSES = 4;
/** What one pass of [1 2 1]/4 across and down leaves of white noise; n passes leave this divided by √n, or a little less. */
const LEFT_BY_PASS = 0.4;
/** Noise is measured on this many rows, or twice as many at most. */
const ROWS = 300;

/** Smooths a picture that is noisier than plain paper should be, as taken in the dark. */
export function denoise(gray: Raster): Raster {
  const noise = measureNoise(gray);
  if (noise <= MAX_NOISE) return gray;
  const passes = Math.min(MAX_PASSES, Math.ceil(((LEFT_BY_PASS * noise) / MAX_NOISE) ** 2));
  return Array.from({ length: passes }).reduce<Raster>(smooth, gray);
}

/**
 * The standard deviation of white noise, in greys, by the second differences of second differences, which neither slopes nor
 * level and upright edges have. The median of their sizes is taken, not the mean: other strokes are the minority. Where a small picture was enlarged
 * before, there is little noise between its pixels, and little is found.
 *
 * @see Immerkær 1996, Fast noise variance estimation, Computer Vision and Image Understanding 64
 */
export function measureNoise({ width, height, values }: Raster): number {
  const counts = new Uint32Array(8 * 255 + 1); // the weights of either sign come to 8
  let total = 0;
  const step = Math.max(1, Math.floor(height / ROWS));
  for (let y = 1; y + 1 < height; y += step) {
    for (let x = 1, i = y * width + 1; x + 1 < width; x++, i++) {
      const corners = values[i - width - 1]! + values[i - width + 1]! + values[i + width - 1]! + values[i + width + 1]!;
      const sides = values[i - width]! + values[i - 1]! + values[i + 1]! + values[i + width]!;
      counts[Math.abs(corners - 2 * sides + 4 * values[i]!)]! += 1;
      total++;
    }
  }
  let median = 0;
  for (let seen = counts[0]!; 2 * seen < total; seen += counts[median]!) median++;
  return median / (6 * 0.6745); // 6: root of the squared weights' sum; 0.6745: median size of a standard normal deviate
}

/** Each pixel and its neighbours, weighed 1 2 1 across and down; beyond the edges the outermost pixels go on. */
export function smooth({ width, height, values }: Raster): Raster {
  const across = new Uint16Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const [left, right] = [values[x > 0 ? i - 1 : i]!, values[x + 1 < width ? i + 1 : i]!];
      across[i] = left + 2 * values[i]! + right;
    }
  }
  const smoothed = new Uint8ClampedArray(values.length);
  for (let y = 0, i = 0; y < height; y++) {
    const [up, down] = [y > 0 ? width : 0, y + 1 < height ? width : 0];
    for (let x = 0; x < width; x++, i++) smoothed[i] = (across[i - up]! + 2 * across[i]! + across[i + down]!) / 16;
  }
  return { width, height, values: smoothed };
}
