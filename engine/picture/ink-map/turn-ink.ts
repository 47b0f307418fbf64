import type { BoundingBox } from '../../api.ts';
import type { InkMap } from './find-ink.ts';

/** Turned, a long strip would be as high as it is long: a map that would grow to more than this many times its size is left as it is. */
const MAX_GROWTH = 3;
/** Strength of ink from which it is ink rather than paper, as `findInk` has it. */
const HALF = 128;

/**
 * Turns ink about its middle, so that lines that fall by an angle to the right are level. The map grows so that nothing is lost.
 *
 * @param angle in radians
 * @returns the map itself for 0, and where it would grow to more than `MAX_GROWTH` times its size
 */
export function turnInk(ink: InkMap, angle: number): InkMap {
  if (angle === 0) return ink;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(ink.width * Math.abs(cos) + ink.height * Math.abs(sin));
  const height = Math.ceil(ink.height * Math.abs(cos) + ink.width * Math.abs(sin));
  if (width * height > MAX_GROWTH * ink.width * ink.height) return ink;
  const strength = new Uint8ClampedArray(width * height);
  const mask = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const across = y - (height - 1) / 2;
    let sourceX = (ink.width - 1) / 2 - across * sin - ((width - 1) / 2) * cos;
    let sourceY = (ink.height - 1) / 2 + across * cos - ((width - 1) / 2) * sin;
    for (let x = 0; x < width; x++, i++, sourceX += cos, sourceY += sin) {
      const level = levelAt(ink, sourceX, sourceY);
      if (level === 0) continue;
      strength[i] = level;
      if (level >= HALF) mask[i] = 1;
    }
  }
  return { ...ink, width, height, strength, mask, turn: { angle, width: ink.width, height: ink.height } };
}

/** Strength between pixels, in [0, 255]; 0 outside of the map and along its rim. */
function levelAt({ width, height, strength }: InkMap, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 0;
  const i = top * width + left;
  const [a, b, c, d] = [strength[i]!, strength[i + 1]!, strength[i + width]!, strength[i + width + 1]!];
  if ((a | b | c | d) === 0) return 0;
  const [fx, fy] = [x - left, y - top];
  return Math.round((a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy);
}

/**
 * Where something on a turned map lies on the map before: its middle is turned back, its size stays, so that it may stick out a little.
 *
 * @param unit picture pixels for each pixel of the maps
 * @returns `box` itself on a map that was not turned
 */
export function turnBack(box: BoundingBox, ink: InkMap, unit: number): BoundingBox {
  if (!ink.turn) return box;
  const { angle, width, height } = ink.turn;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const dx = box.x + box.width / 2 - (ink.width * unit) / 2;
  const dy = box.y + box.height / 2 - (ink.height * unit) / 2;
  const middleX = (width * unit) / 2 + dx * cos - dy * sin;
  const middleY = (height * unit) / 2 + dx * sin + dy * cos;
  return { ...box, x: middleX - box.width / 2, y: middleY - box.height / 2 };
}
