import { placeByCentreOfMass } from './centre-of-mass.ts';
import { GLYPH_SIZE } from './spec.ts';

/** Side of the box that a digit is fitted into before it is centred. */
export const FIT_SIZE = 20;

/** A grey picture of ink on no background. */
export interface InkPicture {
  readonly width: number;
  readonly height: number;
  /** [height, width] row-major, 255 is ink, 0 is background. */
  readonly ink: Uint8ClampedArray;
}

/**
 * Size-normalizes a glyph as MNIST does: fits its ink in 20×20 keeping its aspect, with area averaging, then puts its
 * centre of mass at the centre of 28×28. Moving or scaling the ink by whole pixels does not change the outcome.
 *
 * @returns uint8 [28, 28] row-major, 255 is ink
 * @throws {RangeError} the glyph has no ink
 * @see LeCun et al. 1998, Proc. IEEE 86(11), §III-A
 */
export function normalize({ width, height, ink }: InkPicture): Uint8ClampedArray {
  const box = inkBounds(ink, width, height);
  const scale = FIT_SIZE / Math.max(box.width, box.height);
  const outWidth = Math.max(1, Math.round(box.width * scale));
  const outHeight = Math.max(1, Math.round(box.height * scale));
  const columns = resampleWeights(box.width, outWidth);
  const rows = resampleWeights(box.height, outHeight);

  const narrow = new Float32Array(box.height * outWidth); // [box.height, outWidth]
  for (let y = 0; y < box.height; y++) {
    const from = (box.y + y) * width + box.x;
    for (let x = 0; x < outWidth; x++) {
      const { start, weights } = columns[x]!;
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * ink[from + start + k]!;
      narrow[y * outWidth + x] = sum;
    }
  }
  const fitted = new Float32Array(outHeight * outWidth); // [outHeight, outWidth]
  for (let y = 0; y < outHeight; y++) {
    const { start, weights } = rows[y]!;
    for (let k = 0; k < weights.length; k++) {
      const from = (start + k) * outWidth;
      for (let x = 0; x < outWidth; x++) fitted[y * outWidth + x]! += weights[k]! * narrow[from + x]!;
    }
  }

  const { left, top } = placeByCentreOfMass(fitted, outWidth, outHeight);
  const glyph = new Uint8ClampedArray(GLYPH_SIZE * GLYPH_SIZE);
  for (let y = 0; y < outHeight; y++) {
    glyph.set(fitted.subarray(y * outWidth, (y + 1) * outWidth), (top + y) * GLYPH_SIZE + left);
  }
  return glyph;
}

/** The smallest rectangle with all the ink. */
function inkBounds(ink: Uint8ClampedArray, width: number, height: number) {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (ink[i] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) throw new RangeError('Expected a glyph with ink, got an empty one');
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Weights of every output pixel over the input pixels of one axis: box filter when shrinking, linear when growing. */
function resampleWeights(size: number, outSize: number): { start: number; weights: Float32Array }[] {
  const step = size / outSize;
  const radius = Math.max(step, 1); // half the base of a triangle when growing, the box's whole side when shrinking
  return Array.from({ length: outSize }, (_, index) => {
    const centre = (index + 0.5) * step;
    const [from, to] = step >= 1 ? [centre - step / 2, centre + step / 2] : [centre - radius, centre + radius];
    const start = Math.max(0, Math.floor(from));
    const end = Math.min(size, Math.ceil(to));
    const weights = new Float32Array(end - start);
    let sum = 0;
    for (let k = start; k < end; k++) {
      const weight = step >= 1 ? Math.min(to, k + 1) - Math.max(from, k) : Math.max(0, 1 - Math.abs(k + 0.5 - centre));
      weights[k - start] = weight;
      sum += weight;
    }
    for (let k = 0; k < weights.length; k++) weights[k]! /= sum;
    return { start, weights };
  });
}
