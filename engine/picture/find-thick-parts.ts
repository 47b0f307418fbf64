import { BoxSums } from './box-sums.ts';

/** Share of its pixels from which a square is solid: grain leaves holes in anything dark. */
const SOLID = 0.95;
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
  const within = (place: number, size: number) => Math.min(size, place + radius + 1) - Math.max(0, place - radius);
  const middles = new Uint8ClampedArray(mask.length);
  const inkSums = new BoxSums(mask, width, height, radius);
  for (let y = 0; y < height; y++) {
    const sums = inkSums.next();
    const rows = within(y, height);
    for (let x = 0; x < width; x++) middles[y * width + x] = Number(sums[x]! >= SOLID * rows * within(x, width));
  }
  const thick = new Uint8Array(mask.length);
  const middleSums = new BoxSums(middles, width, height, radius + FRINGE);
  for (let y = 0; y < height; y++) {
    const sums = middleSums.next();
    for (let x = 0; x < width; x++) thick[y * width + x] = Number(sums[x]! > 0);
  }
  return thick;
}
