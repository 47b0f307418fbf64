import { BoxSums, countWithin } from './box-sums.ts';
import { SOLID } from './find-solid-blocks.ts';

/** How far beyond its solid squares a thick part's edge may reach, in pixels. */
const FRINGE = 3;

/**
 * The thick parts of ink: squares that are solid, with the fringe around them; strokes that run into one stay.
 *
 * @param mask [height, width], 1 is ink
 * @param radius of a square, which is 2 · radius + 1 pixels wide
 * @returns [height, width], 1 is thick
 */
export function findThickParts(mask: Uint8ClampedArray, width: number, height: number, radius: number): Uint8Array {
  const middles = new Uint8ClampedArray(mask.length);
  const inkSums = new BoxSums(mask, width, height, radius);
  for (let y = 0; y < height; y++) {
    const sums = inkSums.next();
    const rows = countWithin(y, radius, height);
    for (let x = 0, i = y * width; x < width; x++, i++)
      if (mask[i] && sums[x]! >= SOLID * rows * countWithin(x, radius, width)) middles[i] = 1;
  }
  const thick = new Uint8Array(mask.length);
  const middleSums = new BoxSums(middles, width, height, radius + FRINGE);
  for (let y = 0; y < height; y++) {
    const sums = middleSums.next();
    for (let x = 0, i = y * width; x < width; x++, i++) if (sums[x]! > 0) thick[i] = 1;
  }
  return thick;
}
