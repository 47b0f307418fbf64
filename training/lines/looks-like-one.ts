import { GLYPH_SIZE } from '../../model/spec.ts';

/** Deviation of the ink across its main axis, as a share of that along it, below which it is a single stroke. */
const MAX_SLIMNESS = 0.36;
/** Strokes that lean further than this from upright are dashes. */
const MAX_LEAN = (50 * Math.PI) / 180;

/**
 * Whether a glyph is one upright stroke, wherever it was cut from: by itself nothing tells it from a one.
 *
 * @param glyph [28, 28], 255 is ink
 */
export function looksLikeOne(glyph: Uint8ClampedArray): boolean {
  let mass = 0;
  let [sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0];
  glyph.forEach((ink, index) => {
    const [x, y] = [index % GLYPH_SIZE, Math.floor(index / GLYPH_SIZE)];
    mass += ink;
    sumX += ink * x;
    sumY += ink * y;
    sumXX += ink * x * x;
    sumXY += ink * x * y;
    sumYY += ink * y * y;
  });
  if (mass === 0) return false;
  const varianceX = sumXX / mass - (sumX / mass) ** 2;
  const varianceY = sumYY / mass - (sumY / mass) ** 2;
  const covariance = sumXY / mass - (sumX * sumY) / mass ** 2;
  const half = Math.hypot((varianceX - varianceY) / 2, covariance);
  const middle = (varianceX + varianceY) / 2;
  const slimness = Math.sqrt(Math.max(0, middle - half) / (middle + half));
  const lean = Math.abs(Math.atan2(2 * covariance, varianceY - varianceX)) / 2; // 0 is upright
  return slimness < MAX_SLIMNESS && lean < MAX_LEAN;
}
