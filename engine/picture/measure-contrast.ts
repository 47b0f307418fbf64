import { BoxSums } from './box-sums.ts';
import type { Raster } from './raster.ts';

/** Paper darker than this is taken to be this bright, lest noise in black corners be blown up. */
const MIN_PAPER = 48;

/** The neighbourhood must reach beyond the thickest stroke, and stay small enough to follow a shadow. */
export function paperRadius(width: number, height: number): number {
  const side = Math.min(width, height);
  return Math.round(Math.max(12, side < 320 ? side / 4 : 80 + (side - 320) / 20));
}

/**
 * Which way round the ink is: the third standardized moment of grey minus local mean. Negative where the ink is dark,
 * for ink is the minority; near 0 it is anybody's guess.
 */
export function measureSkewness({ width, height, values }: Raster): number {
  const radius = paperRadius(width, height);
  const boxSums = new BoxSums(values, width, height, radius);
  let square = 0;
  let cube = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const sums = boxSums.next(); // [width]
    const rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius);
    for (let x = 0; x < width; x++, i++) {
      const columns = Math.min(width, x + radius + 1) - Math.max(0, x - radius);
      const difference = values[i]! - sums[x]! / (rows * columns);
      square += difference * difference;
      cube += difference * difference * difference;
    }
  }
  const count = width * height;
  return cube / count / ((square / count) ** 1.5 + 1e-9);
}

/**
 * Removes lighting: the paper at each pixel is the mean of those of its neighbours that are brighter than the
 * neighbourhood's mean, and contrast is what is missing to it, relative to it, as ink absorbs a share of the light.
 *
 * @param gray dark ink on light paper
 * @returns [height, width], 0 is paper and 255 blacker than any ink
 */
export function measureContrast(gray: Raster): Raster {
  const { width, height, values } = gray;
  const radius = paperRadius(width, height);
  const boxSums = new BoxSums(values, width, height, radius);
  const bright = new Uint8ClampedArray(values.length); // the pixel where it is bright, 0 elsewhere
  const isBright = new Uint8ClampedArray(values.length);
  for (let y = 0, i = 0; y < height; y++) {
    const sums = boxSums.next(); // [width]
    const rows = Math.min(height, y + radius + 1) - Math.max(0, y - radius);
    for (let x = 0; x < width; x++, i++) {
      const columns = Math.min(width, x + radius + 1) - Math.max(0, x - radius);
      if (values[i]! * rows * columns < sums[x]!) continue;
      bright[i] = values[i]!;
      isBright[i] = 1;
    }
  }
  const brightSums = new BoxSums(bright, width, height, radius);
  const brightCounts = new BoxSums(isBright, width, height, radius);
  const contrast = new Uint8ClampedArray(values.length);
  for (let y = 0, i = 0; y < height; y++) {
    const sums = brightSums.next(); // [width]
    const counts = brightCounts.next(); // [width]
    for (let x = 0; x < width; x++, i++) {
      const paper = sums[x]! / Math.max(1, counts[x]!);
      contrast[i] = (255 * (paper - values[i]!)) / Math.max(MIN_PAPER, paper);
    }
  }
  return { width, height, values: contrast };
}
