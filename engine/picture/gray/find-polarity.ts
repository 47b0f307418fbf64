import { BoxSums, countWithin } from '../raster/box-sums.ts';
import type { Raster } from '../raster/raster.ts';
import { thin, thinningOf } from '../raster/thin.ts';
import { paperRadius } from './paper-radius.ts';
import { partInTwo } from './part-in-two.ts';
import { rimOf } from './rim-of.ts';

/** A skewness nearer to 0 than this says little: thick strokes may be as much of a small neighbourhood as paper is. */
const MIN_SKEWNESS = 1;
/** Then the rim of a picture says something, if there are plainly two kinds of pixels and more than this share of the rim is of one. */
const MIN_SEPARABILITY = 0.7;
const MIN_RIM = 0.65;

/** Which way round a picture's ink is. */
export interface Polarity {
  /** Whether it is darker than the paper. */
  readonly isDarkInk: boolean;
  /** Whether it may as well be the other way round. */
  readonly isDoubtful: boolean;
}

/**
 * Finds out which way round the ink is, by how greys lie about their local means. Where that leaves doubt, the rim has a say: a
 * picture that was cut to a digit has paper there, but a large one may have a table there, around a sheet.
 *
 * @param isThumbnail such a picture is in doubt whatever its rim says
 */
export function findPolarity(gray: Raster, isThumbnail: boolean): Polarity {
  const skewness = measureSkewness(gray);
  const isDarkInk = skewness <= 0;
  const isWeak = Math.abs(skewness) < MIN_SKEWNESS;
  return { isDarkInk, isDoubtful: isWeak && (isThumbnail || isDarkInkByRim(gray) === !isDarkInk) };
}

/** What the rim says, if it says anything. */
function isDarkInkByRim(gray: Raster): boolean | undefined {
  const { threshold, separability } = partInTwo(gray.values);
  const dark = darkShareOfRim(gray, threshold);
  const isPlain = separability > MIN_SEPARABILITY && Math.max(dark, 1 - dark) > MIN_RIM;
  return isPlain ? dark < 0.5 : undefined;
}

/**
 * The third standardized moment of grey minus local mean. Negative where the ink is dark,
 * for ink is the minority; near 0 it is anybody's guess. The mean is of a neighbourhood half as far as the paper's: beside the
 * edge of a sheet it holds as much of the table as of the sheet, and so the edge says nothing, whichever of the two is larger.
 */
function measureSkewness(gray: Raster): number {
  const thinning = thinningOf(gray);
  const { width, height, values } = thin(gray, thinning);
  const radius = paperRadius(gray.width, gray.height) >> (thinning + 1);
  const boxSums = new BoxSums(values, width, height, radius);
  const moments = { square: 0, cube: 0 };
  for (let y = 0; y < height; y++)
    addMoments(moments, values, y * width, boxSums.next(), radius, countWithin(y, radius, height));
  const count = width * height;
  return moments.cube / count / ((moments.square / count) ** 1.5 + 1e-9);
}

/** Done with a row for speed, see docs/decisions/0051-speed-of-reading.md. @param sums of `rows` rows around each pixel */
function addMoments(
  moments: { square: number; cube: number },
  values: Uint8ClampedArray,
  start: number,
  sums: Float64Array,
  radius: number,
  rows: number,
): void {
  let { square, cube } = moments;
  for (let x = 0; x < sums.length; x++) {
    const difference = values[start + x]! - sums[x]! / (rows * countWithin(x, radius, sums.length));
    square += difference * difference;
    cube += difference * difference * difference;
  }
  moments.square = square;
  moments.cube = cube;
}

/** The share of a picture's outermost pixels that are no lighter than a threshold, in [0, 1]. */
function darkShareOfRim({ width, height, values }: Raster, threshold: number): number {
  const rim = rimOf(values, width, height);
  return rim.filter((value) => value <= threshold).length / rim.length;
}
