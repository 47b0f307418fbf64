import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { smoothField } from './smooth-field.ts';

const CENTRE = (GLYPH_SIZE - 1) / 2;
const PADDED = GLYPH_SIZE + 4; // two pixels of paper around, so that sampling needs no bounds
const padded = new Float32Array(PADDED * PADDED);
const shiftX = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);
const shiftY = new Float32Array(GLYPH_SIZE * GLYPH_SIZE);

/** A deformation of the plane about the glyph's centre. */
export interface Warp {
  /** Radians, clockwise as seen. */
  readonly rotation: number;
  readonly zoomX: number;
  readonly zoomY: number;
  /** Pixels to the right for each pixel up: italics are positive. */
  readonly slant: number;
  /** Pixels. */
  readonly moveX: number;
  readonly moveY: number;
  /** Deviation of the elastic displacement, pixels; 0 for none. */
  readonly elastic: number;
  /** Smoothness of the elastic displacement, see `smoothField`. */
  readonly elasticSpacing: number;
}

/** Leaves everything where it is. */
export const IDENTITY_WARP: Warp = {
  rotation: 0,
  zoomX: 1,
  zoomY: 1,
  slant: 0,
  moveX: 0,
  moveY: 0,
  elastic: 0,
  elasticSpacing: 7,
};

/**
 * Moves, turns, slants, zooms and bends a glyph, all in one bilinear resampling so that it is blurred only once.
 *
 * @param glyph [28, 28] in [0, 1], overwritten
 * @see Simard, Steinkraus, Platt 2003, "Best practices for convolutional neural networks", §2
 */
export function warpGlyph(glyph: Float32Array, warp: Warp, random: Random): void {
  for (let y = 0; y < GLYPH_SIZE; y++)
    padded.set(glyph.subarray(y * GLYPH_SIZE, (y + 1) * GLYPH_SIZE), (y + 2) * PADDED + 2);
  const isElastic = warp.elastic > 0;
  if (isElastic) {
    smoothField(shiftX, warp.elasticSpacing, warp.elastic, random);
    smoothField(shiftY, warp.elasticSpacing, warp.elastic, random);
  }
  // Where each pixel comes from: the inverse of slant, then zoom, then rotation, then move.
  const cosine = Math.cos(warp.rotation);
  const sine = Math.sin(warp.rotation);
  const a = cosine / warp.zoomX;
  const b = sine / warp.zoomX;
  const c = -sine / warp.zoomY;
  const d = cosine / warp.zoomY;
  const xx = a + warp.slant * c;
  const xy = b + warp.slant * d;
  const limit = GLYPH_SIZE + 0.999;
  for (let y = 0, index = 0; y < GLYPH_SIZE; y++) {
    const v = y - CENTRE - warp.moveY;
    for (let x = 0; x < GLYPH_SIZE; x++, index++) {
      const u = x - CENTRE - warp.moveX;
      let sourceX = xx * u + xy * v + CENTRE;
      let sourceY = c * u + d * v + CENTRE;
      if (isElastic) {
        sourceX += shiftX[index]!;
        sourceY += shiftY[index]!;
      }
      sourceX = (sourceX < -1 ? -1 : sourceX > limit - 1 ? limit - 1 : sourceX) + 2;
      sourceY = (sourceY < -1 ? -1 : sourceY > limit - 1 ? limit - 1 : sourceY) + 2;
      const left = sourceX | 0;
      const top = sourceY | 0;
      const fx = sourceX - left;
      const fy = sourceY - top;
      const at = top * PADDED + left;
      const upper = padded[at]! + fx * (padded[at + 1]! - padded[at]!);
      const lower = padded[at + PADDED]! + fx * (padded[at + PADDED + 1]! - padded[at + PADDED]!);
      glyph[index] = upper + fy * (lower - upper);
    }
  }
}
