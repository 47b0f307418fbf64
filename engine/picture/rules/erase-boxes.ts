import { heightOf, widthOf } from '../../decode/bounds.ts';
import { coveredSides } from '../raster/covered-sides.ts';
import { type Component, type Components, findComponents } from '../raster/label-components.ts';
import { removeRules } from './remove-rules.ts';

/** A box's sides are covered with ink for at least this share of their length, no further inside than this share of the shorter one. */
const MIN_COVERED = 0.85;
const SIDE_DEPTH = 0.06;
/** Boxes are at least this high and wide, in pixels, and have ink on at most this share of their place. */
const MIN_SIDE = 12;
const MAX_INK = 0.6;
/** What is written in a box is at least this share of its height: else it was no box but a square zero. */
const MIN_CONTENT = 0.3;
/** Boxes within boxes take time: as many are looked at as have together this many times the picture's pixels. */
const MAX_SEARCHED = 2;

/**
 * Erases boxes and rows of boxes that are written in: those that hang together with what is written, as forms have them. Strokes that
 * cross a side stay.
 *
 * @param mask [height, width], 1 is ink; left as it is
 * @param pieces of its ink
 * @returns the mask without boxes, `mask` itself where there are none
 */
export function eraseBoxes(mask: Uint8Array, { components, width }: Components): Uint8Array {
  let erased = mask;
  let searched = 0;
  for (const piece of components) {
    if (!isBox(piece, mask, width)) continue;
    searched += widthOf(piece) * heightOf(piece);
    if (searched > MAX_SEARCHED * mask.length) break;
    const content = contentOf(piece, mask, width);
    if (!content) continue;
    if (erased === mask) erased = mask.slice();
    const { left, top } = piece.bounds;
    const [columns, rows] = [widthOf(piece), heightOf(piece)];
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++) if (!content[y * columns + x]) erased[(top + y) * width + left + x] = 0;
  }
  return erased;
}

/** Whether ink lies along all four sides of a piece of ink, and not much else in it. */
function isBox(piece: Component, mask: Uint8Array, rowLength: number): boolean {
  const { left, top } = piece.bounds;
  const [width, height] = [widthOf(piece), heightOf(piece)];
  const shorter = Math.min(width, height);
  if (shorter < MIN_SIDE || piece.area > MAX_INK * width * height) return false;
  const depth = Math.max(2, Math.ceil(SIDE_DEPTH * shorter));
  const isInk = (x: number, y: number) => mask[(top + y) * rowLength + left + x] !== 0;
  return coveredSides({ width, height }, depth, isInk).every((covered) => covered >= MIN_COVERED);
}

/** A box's ink without the lines that go from side to side of it, or undefined where nothing is written in it. */
function contentOf(piece: Component, mask: Uint8Array, rowLength: number): Uint8Array | undefined {
  const { left, top, right, bottom } = piece.bounds;
  const [width, height] = [right - left, bottom - top];
  const box = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * rowLength + left;
    box.set(mask.subarray(from, from + width), y * width);
  }
  // Lines are as long as the box: none that ends within it is longer than this.
  const digitHeight = Math.max(width, height);
  const unruled = removeRules({ mask: box, faint: box, width, height }, { digitHeight, strokeWidth: 1 });
  if (!unruled) return undefined;
  const { components } = findComponents(unruled.cleaned, width, height);
  return components.some((one) => heightOf(one) >= MIN_CONTENT * height) ? unruled.cleaned : undefined;
}
