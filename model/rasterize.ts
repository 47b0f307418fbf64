import { placeByCentreOfMass } from './centre-of-mass.ts';
import { FIT_SIZE } from './normalize.ts';
import { GLYPH_SIZE } from './spec.ts';

type XY = readonly [x: number, y: number, ...rest: (number | undefined)[]];

/** Pen width in glyph pixels whose mean ink per digit is MNIST's; see tests/unit/model/rasterize.test.ts. */
export const MNIST_PEN_WIDTH = 2.5;

/** How strokes are inked. */
export interface RasterizeOptions {
  /** Diameter of a round pen in pixels of the 28×28 glyph. */
  readonly penWidth?: number;
  /** Factor of the pen width at every point, in the order of the strokes' points: pressure. */
  readonly pressure?: readonly (readonly number[])[];
}

/**
 * Inks strokes as MNIST would show them: the inked drawing fits in 20×20 keeping its aspect, its centre of mass is at the
 * centre of 28×28. The drawing's own size and place do not matter, and the pen is as wide for a small drawing as for a large one.
 *
 * @param strokes polylines in any unit, y downwards; a stroke of one point is a dot
 * @returns uint8 [28, 28] row-major, 255 is ink
 * @throws {RangeError} there is no point, or one is not finite
 * @see LeCun et al. 1998, Proc. IEEE 86(11), §III-A
 */
export function rasterize(
  strokes: readonly (readonly XY[])[],
  { penWidth = MNIST_PEN_WIDTH, pressure }: RasterizeOptions = {},
): Uint8ClampedArray {
  const bounds = pointBounds(strokes);
  const room = Math.max(FIT_SIZE - penWidth, 1);
  const scale = room / Math.max(bounds.width, bounds.height, 1e-9);
  const width = Math.min(FIT_SIZE, Math.max(1, Math.ceil(Math.min(bounds.width * scale, room) + penWidth - 1e-6)));
  const height = Math.min(FIT_SIZE, Math.max(1, Math.ceil(Math.min(bounds.height * scale, room) + penWidth - 1e-6)));
  const isDot = bounds.width === 0 && bounds.height === 0;
  const toX = (x: number) => (isDot ? width / 2 : (x - bounds.x - bounds.width / 2) * scale + width / 2);
  const toY = (y: number) => (isDot ? height / 2 : (y - bounds.y - bounds.height / 2) * scale + height / 2);

  const coverage = new Float32Array(height * width); // [height, width] in [0, 1]
  strokes.forEach((stroke, s) => {
    for (let i = 0; i < stroke.length; i++) {
      if (i === 0 && stroke.length > 1) continue;
      const a = stroke[Math.max(i - 1, 0)]!;
      const b = stroke[i]!;
      const radiusA = (penWidth / 2) * (pressure?.[s]?.[Math.max(i - 1, 0)] ?? 1);
      const radiusB = (penWidth / 2) * (pressure?.[s]?.[i] ?? 1);
      inkSegment(coverage, width, height, toX(a[0]), toY(a[1]), radiusA, toX(b[0]), toY(b[1]), radiusB);
    }
  });

  const { left, top } = placeByCentreOfMass(coverage, width, height);
  const glyph = new Uint8ClampedArray(GLYPH_SIZE * GLYPH_SIZE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      glyph[(top + y) * GLYPH_SIZE + left + x] = 255 * coverage[y * width + x]!;
    }
  }
  return glyph;
}

/** Draws a capsule whose radius goes linearly from a to b; a pixel's coverage is one minus its distance outside, within one pixel. */
export function inkSegment(
  coverage: Float32Array,
  width: number,
  height: number,
  ax: number,
  ay: number,
  radiusA: number,
  bx: number,
  by: number,
  radiusB: number,
): void {
  const reach = Math.max(radiusA, radiusB) + 0.5;
  const left = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach));
  const top = Math.max(0, Math.floor(Math.min(ay, by) - reach));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - ax;
      const py = y + 0.5 - ay;
      const t = lengthSquared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared)) : 0;
      const distance = Math.sqrt((px - t * dx) ** 2 + (py - t * dy) ** 2);
      const value = Math.min(1, radiusA + t * (radiusB - radiusA) + 0.5 - distance);
      const at = y * width + x;
      if (value > coverage[at]!) coverage[at] = value;
    }
  }
}

/** The rectangle around all points, in their unit. @throws {RangeError} there is none, or one is not finite */
export function pointBounds(strokes: readonly (readonly XY[])[]) {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`Expected finite points, got (${x}, ${y})`);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < left) throw new RangeError('Expected strokes with points, got none');
  return { x: left, y: top, width: right - left, height: bottom - top };
}
