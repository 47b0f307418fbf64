import { smooth } from '../gray/denoise.ts';
import { paperRadius } from '../gray/paper-radius.ts';
import { BoxSums, countWithin } from '../raster/box-sums.ts';
import { closeGray } from '../raster/close-gray.ts';
import type { Raster } from '../raster/raster.ts';
import { thin, thinnedLength, thinningOf } from '../raster/thin.ts';

/** Paper darker than this is taken to be this bright, lest noise in black corners be blown up. */
const MIN_PAPER = 48;

/**
 * Removes lighting: the paper at each pixel is the mean of those of its neighbours that are brighter than the
 * neighbourhood's mean, as if the picture went on beyond its edges, and contrast is what is missing to it, relative to it, as ink absorbs a share of the light.
 *
 * @param gray dark ink on light paper
 * @param isStepped whether the paper may get darker all at once, see `hasSteps`: then it is no brighter than in the grey closing of half
 * the neighbourhood, so that nothing wider than that is ink
 * @returns [height, width], 0 is paper and 255 blacker than any ink
 */
export function measureContrast(gray: Raster, isStepped = false): Raster {
  const { width, height } = gray;
  const thinning = thinningOf(gray);
  const thinned = thin(gray, thinning);
  const radius = paperRadius(width, height) >> thinning;
  const boxSums = new BoxSums(thinned.values, thinned.width, thinned.height, radius);
  const bright = new Uint8ClampedArray(thinned.values.length); // the pixel where it is bright, 0 elsewhere
  const isBright = new Uint8ClampedArray(thinned.values.length);
  for (let y = 0; y < thinned.height; y++) {
    const rows = countWithin(y, radius, thinned.height);
    markBright({ bright, isBright }, thinned.values, y * thinned.width, boxSums.next(), radius, rows);
  }
  const brightSums = new BoxSums(bright, thinned.width, thinned.height, radius);
  const brightCounts = new BoxSums(isBright, thinned.width, thinned.height, radius);
  const paper = new Float32Array(bright.length);
  for (let y = 0; y < thinned.height; y++) average(paper, y * thinned.width, brightSums.next(), brightCounts.next());
  levelEdges(paper, thinned.width, thinned.height, radius);
  if (isStepped) {
    const { values } = closeGray(smooth(thinned), radius >> 1); // smooth, for a closing takes the brightest of noise
    for (let i = 0; i < paper.length; i++) paper[i] = Math.min(paper[i]!, values[i]!);
  }
  return { width, height, values: compare(gray, paper, thinning) };
}

// What follows is done with a row, [width] from `start` in the raster. See docs/decisions/0051-speed-of-reading.md for why a row
// has a function of its own.

/** @param sums of `rows` rows around each pixel */
function markBright(
  { bright, isBright }: { bright: Uint8ClampedArray; isBright: Uint8ClampedArray },
  values: Uint8ClampedArray,
  start: number,
  sums: Float64Array,
  radius: number,
  rows: number,
): void {
  for (let x = 0, i = start; x < sums.length; x++, i++) {
    if (values[i]! * rows * countWithin(x, radius, sums.length) < sums[x]!) continue;
    bright[i] = values[i]!;
    isBright[i] = 1;
  }
}

/** @param sums of the bright pixels around each, of which there are `counts` */
function average(paper: Float32Array, start: number, sums: Float64Array, counts: Float64Array): void {
  for (let x = 0; x < sums.length; x++) paper[start + x] = sums[x]! / Math.max(1, counts[x]!);
}

/**
 * At an edge a neighbourhood is cut off, and its mean is the paper's further in. Where the paper gets darker towards the edge, that would make
 * ink of it: so there it is taken from where a neighbourhood has its middle at this pixel, or from where it would, in a straight line.
 *
 * @param paper [height, width], means of neighbourhoods that reach as far as `radius`
 */
function levelEdges(paper: Float32Array, width: number, height: number, radius: number): void {
  for (let start = 0; start < paper.length; start += width) {
    levelEdge(paper, start, 1, width, radius);
    levelEdge(paper, start + width - 1, -1, width, radius);
  }
  for (let x = 0; x < width; x++) {
    levelEdge(paper, x, width, height, radius);
    levelEdge(paper, (height - 1) * width + x, -width, height, radius);
  }
}

/** @param start the outermost of `length` pixels, which are `step` apart */
function levelEdge(paper: Float32Array, start: number, step: number, length: number, radius: number): void {
  const reach = Math.min(radius, length - 1 - radius); // so far in, neighbourhoods are cut off at this edge alone
  if (reach < radius / 2) return;
  const outermost = paper[start]!;
  const slope = (paper[start + reach * step]! - outermost) / reach;
  for (let i = (reach + radius) >> 1; i >= 0; i--) {
    const from = 2 * i - radius; // the middle of its neighbourhood is here
    const here = from >= 0 ? paper[start + from * step]! : Math.max(outermost / 2, outermost + slope * from);
    if (here < paper[start + i * step]!) paper[start + i * step] = here;
  }
}

/** @param paper of the thinned picture */
function compare({ width, values }: Raster, paper: Float32Array, thinning: 0 | 1): Uint8ClampedArray {
  const contrast = new Uint8ClampedArray(values.length);
  const columns = thinnedLength(width, thinning);
  for (let i = 0, x = 0, y = 0, start = 0; i < values.length; i++) {
    const here = paper[start + (x >> thinning)]!;
    contrast[i] = (255 * (here - values[i]!)) / Math.max(MIN_PAPER, here);
    if (++x < width) continue;
    x = 0;
    start = (++y >> thinning) * columns;
  }
  return contrast;
}
