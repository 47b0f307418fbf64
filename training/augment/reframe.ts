import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import type { Warp } from './warp.ts';

/** Ink from here on counts for the box around a glyph. */
const INK = 0.2;
/** Strokes become bars where a slim digit is stretched further. */
const MOST_STRETCHED = 2.5;

/** The part of a warp that brings a glyph into another frame. */
type Framing = Pick<Warp, 'zoomX' | 'zoomY' | 'moveX' | 'moveY'>;

const AS_IT_IS: Framing = { zoomX: 1, zoomY: 1, moveX: 0, moveY: 0 };

/**
 * What brings the box around a glyph's ink into the middle, its longer side `side` pixels long.
 *
 * @param glyph [28, 28] in [0, 1]
 * @param isStretched its shorter side becomes as long, or two and a half times as long for its height or width
 */
export function fitTo(glyph: Float32Array, side: number, isStretched = false): Framing {
  const box = boxOf(glyph);
  return box ? frame(box, side, isStretched, () => side) : AS_IT_IS;
}

/**
 * How to frame a digit as other collections do, not as MNIST: filling the picture to its edges or small within it, its width and height kept in
 * proportion or each stretched on its own (USPS, Semeion and Optdigits stretch both to a full square), its box in the middle rather than
 * its centre of mass.
 *
 * @param glyph [28, 28] in [0, 1]
 * @returns the warp, and how many pixels the digit's longer side will have
 */
export function reframe(glyph: Float32Array, random: Random): { warp: Framing; side: number } {
  const box = boxOf(glyph);
  const side = random.chance(0.5) ? random.uniform(23, 28) : random.uniform(14, 23);
  if (!box) return { warp: AS_IT_IS, side };
  const warp = frame(box, side, random.chance(0.5), () => side * random.uniform(0.75, 1)); // not quite a square
  return { warp: { ...warp, moveX: random.normal(0.7) + warp.moveX, moveY: random.normal(0.7) + warp.moveY }, side };
}

/** @param lengthOf what a side is stretched to */
function frame(box: Box, side: number, isStretched: boolean, lengthOf: () => number): Framing {
  const zoom = side / Math.max(box.width, box.height);
  const zoomX = isStretched ? Math.min(lengthOf() / box.width, MOST_STRETCHED * zoom) : zoom;
  const zoomY = isStretched ? Math.min(lengthOf() / box.height, MOST_STRETCHED * zoom) : zoom;
  return { zoomX, zoomY, moveX: -zoomX * box.x, moveY: -zoomY * box.y };
}

/** The box around a glyph's ink, its middle counted from the picture's. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

/** @returns null where there is no ink */
function boxOf(glyph: Float32Array): Box | null {
  let [left, right, top, bottom] = [GLYPH_SIZE, -1, GLYPH_SIZE, -1];
  for (let y = 0, index = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++, index++) {
      if (glyph[index]! < INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  if (right < 0) return null;
  const middle = (GLYPH_SIZE - 1) / 2;
  return {
    width: right - left + 1,
    height: bottom - top + 1,
    x: (left + right) / 2 - middle,
    y: (top + bottom) / 2 - middle,
  };
}
