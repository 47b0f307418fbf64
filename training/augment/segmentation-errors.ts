import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/**
 * A bit of the next digit at the left or right side, as a cut in the wrong place leaves it.
 *
 * @param neighbour uint8 [28, 28], the other digit
 */
export function addNeighbour(glyph: Float32Array, neighbour: Uint8Array, random: Random): void {
  const isRight = random.chance(0.5);
  const shift = 17 + random.integer(6); // MNIST's ink spans columns 4 to 23, so 1 to 7 columns of it are seen
  const rows = random.integer(7) - 3;
  for (let y = Math.max(0, rows); y < GLYPH_SIZE + Math.min(0, rows); y++)
    for (let x = isRight ? shift : 0; x < (isRight ? GLYPH_SIZE : GLYPH_SIZE - shift); x++) {
      const from = (y - rows) * GLYPH_SIZE + (isRight ? x - shift : x + shift);
      const at = y * GLYPH_SIZE + x;
      glyph[at] = Math.max(glyph[at]!, neighbour[from]! / 255);
    }
}

/** First and last of 28 lines (rows or columns, by `stride`) with ink, or undefined in a blank picture. */
function extent(glyph: Float32Array, isColumns: boolean): [number, number] | undefined {
  let first = GLYPH_SIZE;
  let last = -1;
  for (let index = 0; index < PIXELS; index++) {
    if (glyph[index]! < 0.3) continue;
    const line = isColumns ? index % GLYPH_SIZE : Math.floor(index / GLYPH_SIZE);
    if (line < first) first = line;
    if (line > last) last = line;
  }
  return last < 0 ? undefined : [first, last];
}

/** Cuts one side of the ink off, along a straight edge. @param share of the ink's width or height, at most 0.2 keeps digits readable */
export function clipSide(glyph: Float32Array, share: number, random: Random): void {
  const isColumns = random.chance(0.5);
  const lines = extent(glyph, isColumns);
  if (!lines) return;
  const [first, last] = lines;
  const cut = Math.round((last - first + 1) * share);
  const isStart = random.chance(0.5);
  for (let index = 0; index < PIXELS; index++) {
    const line = isColumns ? index % GLYPH_SIZE : Math.floor(index / GLYPH_SIZE);
    if (isStart ? line < first + cut : line > last - cut) glyph[index] = 0;
  }
}
