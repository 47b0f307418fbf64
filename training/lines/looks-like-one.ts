import { mainAxisOf } from '../../engine/decode/main-axis.ts';

/** Slimness below which ink is a single stroke. */
const MAX_SLIMNESS = 0.36;
/** Strokes that lean further than this from upright are dashes. */
const MAX_LEAN = (50 * Math.PI) / 180;

/**
 * Whether a glyph is one upright stroke, wherever it was cut from: by itself nothing tells it from a one.
 *
 * @param glyph [28, 28], 255 is ink
 */
export function looksLikeOne(glyph: Uint8ClampedArray): boolean {
  const axis = mainAxisOf(glyph);
  return axis !== undefined && axis.slimness < MAX_SLIMNESS && Math.abs(axis.lean) < MAX_LEAN;
}
