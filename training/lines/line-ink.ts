import { inkSegment } from '../../model/rasterize.ts';
import { boundsOf, type Strokes } from '../augment/strokes.ts';

/** What some ink was written as: a digit, a letter or sign, or a mark between digits (a point, a dash, a ligature). */
export type OwnerLabel = number | 'letter' | 'mark';

/** Ink of one digit or mark, cut close. */
export interface Stamp {
  readonly width: number;
  readonly height: number;
  /** [height, width] in [0, 1], 1 is ink. */
  readonly coverage: Float32Array;
}

/** A line of writing, and whose ink is where. */
export interface LineInk {
  readonly width: number;
  readonly height: number;
  /** [height, width] in [0, 1], 1 is ink. */
  readonly coverage: Float32Array;
  /** [height, width]: number of what was written there first, from 1; 0 is paper. */
  readonly owners: Uint8Array;
  /** The same for what was written over it. */
  readonly secondOwners: Uint8Array;
}

/** Coverage from which a pixel belongs to whoever inked it. */
const OWNED = 0.4;

/** Paper for a line. */
export function blankLine(width: number, height: number): LineInk {
  const size = width * height;
  const owners = new Uint8Array(size);
  return { width, height, coverage: new Float32Array(size), owners, secondOwners: new Uint8Array(size) };
}

/** Inks strokes with a round pen, `height` pixels high or, if they are flat, as wide as that. */
export function stampStrokes(strokes: Strokes, height: number, penWidth: number): Stamp {
  const [left, top, right, bottom] = boundsOf(strokes);
  const scale = height / Math.max(bottom - top, 0.6 * (right - left), 1e-9);
  const margin = penWidth / 2 + 1;
  const stamp = {
    width: Math.ceil((right - left) * scale + 2 * margin),
    height: Math.ceil((bottom - top) * scale + 2 * margin),
  };
  const coverage = new Float32Array(stamp.width * stamp.height);
  const place = (x: number, y: number): [number, number] => [(x - left) * scale + margin, (y - top) * scale + margin];
  for (const stroke of strokes)
    for (let i = 0; i < stroke.length; i++) {
      if (i === 0 && stroke.length > 1) continue;
      const [ax, ay] = place(...stroke[Math.max(0, i - 1)]!);
      const [bx, by] = place(...stroke[i]!);
      inkSegment(coverage, stamp.width, stamp.height, ax, ay, penWidth / 2, bx, by, penWidth / 2);
    }
  return { ...stamp, coverage };
}

/** Enlarges a picture of a digit, `side`×`side`, to ink of about `height` pixels. @param image uint8, 255 is ink */
export function stampImage(image: Uint8Array, side: number, height: number): Stamp {
  let [left, top, right, bottom] = [side, side, 0, 0];
  for (let i = 0; i < image.length; i++) {
    if (image[i]! < 32) continue;
    const [x, y] = [i % side, Math.floor(i / side)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  if (right <= left) return { width: 1, height: 1, coverage: new Float32Array(1) };
  const scale = height / Math.max(bottom - top, 0.6 * (right - left));
  const stamp = { width: Math.ceil((right - left + 1) * scale), height: Math.ceil((bottom - top + 1) * scale) };
  const coverage = new Float32Array(stamp.width * stamp.height);
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= side || y >= side ? 0 : image[y * side + x]! / 255);
  for (let y = 0, to = 0; y < stamp.height; y++) {
    for (let x = 0; x < stamp.width; x++, to++) {
      const [fromX, fromY] = [left - 1 + (x + 0.5) / scale, top - 1 + (y + 0.5) / scale];
      const [column, row] = [Math.floor(fromX), Math.floor(fromY)];
      const [fx, fy] = [fromX - column, fromY - row];
      const above = at(column, row) * (1 - fx) + at(column + 1, row) * fx;
      const below = at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx;
      coverage[to] = above * (1 - fy) + below * fy;
    }
  }
  return { ...stamp, coverage };
}

/** Puts a stamp on the line. @param owner its number, from 1 */
export function putStamp(line: LineInk, stamp: Stamp, left: number, top: number, owner: number): void {
  for (let y = Math.max(0, -top); y < Math.min(stamp.height, line.height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(stamp.width, line.width - left); x++) {
      const value = stamp.coverage[y * stamp.width + x]!;
      const at = (top + y) * line.width + left + x;
      if (value > line.coverage[at]!) line.coverage[at] = value;
      if (value < OWNED) continue;
      if (line.owners[at] && line.owners[at] !== owner) line.secondOwners[at] = owner;
      else line.owners[at] = owner;
    }
  }
}
