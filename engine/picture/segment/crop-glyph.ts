import { normalize } from '../../../model/normalize.ts';
import { GLYPH_SIZE } from '../../../model/spec.ts';
import { type Bounds, unite } from '../../decode/bounds.ts';
import type { InkMap } from '../ink-map/find-ink.ts';
import type { Raster } from '../raster/raster.ts';
import { adjustThickness } from './adjust-thickness.ts';
import type { Cut, Fragment } from './cut-components.ts';

/** Side that crops are shrunk to before strokes are thickened. */
const WORKING_SIDE = 80;
/** Crops at least twice as large as this many pixels are taken from every second row and column, three times as large from every third, and so on. */
const SAMPLED_SIDE = 2 * WORKING_SIDE;
/** How far the soft edge of a stroke reaches beyond its mask, in pixels. */
const EDGE = 2;

/** How far ink beyond a cut may be shared, in stroke widths: the wall between two zeros that touch. */
const WALL = 1.2;

/** What a crop needs to know of a fragment; what was never cut has no cuts. */
export type CroppedFragment = Pick<Fragment, 'label' | 'bounds' | 'area' | 'strokeWidth'> &
  Partial<Pick<Fragment, 'leftCut' | 'rightCut'>>;

/** Tells whether a pixel of ink belongs to a crop. */
export type IsInCrop = (x: number, y: number) => boolean;

/**
 * The ink of some fragments, from left to right: their own, and if `isShared` the wall beyond each cut as well, which
 * a digit has in common with its neighbour.
 *
 * @param fragmentMap [height, width], a fragment's label at each pixel of ink
 */
export function cropOf(
  fragmentMap: Int32Array,
  width: number,
  fragments: readonly CroppedFragment[],
  isShared: boolean,
): IsInCrop {
  const labels = fragments.map((fragment) => fragment.label);
  const [first, last] = [fragments[0]!, fragments.at(-1)!];
  const leftWall = WALL * first.strokeWidth;
  const rightWall = WALL * last.strokeWidth;
  const isInWall = (x: number, y: number) => {
    const left = columnOf(first.leftCut, y);
    const right = columnOf(last.rightCut, y);
    return (x < left && x >= left - leftWall) || (x >= right && x < right + rightWall);
  };
  return (x, y) => {
    const label = fragmentMap[y * width + x]!;
    return labels.includes(label) || (isShared && label > 0 && isInWall(x, y));
  };
}

/** Where a cut is in a row; NaN, which is neither left nor right of anything, where there is none. */
function columnOf(cut: Cut | undefined, y: number): number {
  return cut?.columns[y - cut.top] ?? Number.NaN;
}

/** The part of the picture that a crop may lie in. @param isShared see `cropOf` */
export function cropBounds(
  fragments: readonly CroppedFragment[],
  isShared: boolean,
  picture: { readonly width: number; readonly height: number },
): Bounds {
  const { left, top, right, bottom } = fragments.map((fragment) => fragment.bounds).reduce(unite);
  const wall = isShared ? Math.ceil(WALL * Math.max(fragments[0]!.strokeWidth, fragments.at(-1)!.strokeWidth)) : 0;
  return {
    left: Math.max(0, left - wall - EDGE),
    top: Math.max(0, top - EDGE),
    right: Math.min(picture.width, right + wall + EDGE),
    bottom: Math.min(picture.height, bottom + EDGE),
  };
}

/**
 * Cuts the ink of some fragments out of the picture and brings it into the form that the network knows: strokes of
 * ordinary thickness, 28×28.
 *
 * @param fragmentMap [height, width], a fragment's label at each pixel of ink
 * @param fragments from left to right
 * @param isShared see `cropOf`
 * @returns [28, 28] in [0, 255], 255 is ink
 */
export function cropGlyph(
  ink: InkMap,
  fragmentMap: Int32Array,
  fragments: readonly CroppedFragment[],
  isShared = false,
): Uint8ClampedArray {
  const bounds = cropBounds(fragments, isShared, ink);
  const side = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const step = Math.max(1, Math.floor(side / SAMPLED_SIDE));
  const crop = shrink(cutOut(ink, fragmentMap, fragments, isShared, bounds, step), WORKING_SIDE);
  const area = fragments.reduce((sum, fragment) => sum + fragment.area, 0);
  const thickness = fragments.reduce((sum, fragment) => sum + fragment.strokeWidth * fragment.area, 0) / area;
  const { width, height, values } = adjustThickness(crop.raster, (thickness * crop.scale) / step);
  if (values.every((value) => value === 0)) return new Uint8ClampedArray(GLYPH_SIZE * GLYPH_SIZE);
  return normalize({ width, height, ink: values });
}

/** The crop's ink, [rows, columns] of every `step`-th pixel. */
function cutOut(
  { strength, width, height }: InkMap,
  fragmentMap: Int32Array,
  fragments: readonly CroppedFragment[],
  isShared: boolean,
  { left, top, right, bottom }: Bounds,
  step: number,
): Raster {
  const labels = fragments.map((fragment) => fragment.label);
  const isInCrop = cropOf(fragmentMap, width, fragments, isShared);
  const [columns, rows] = [Math.ceil((right - left) / step), Math.ceil((bottom - top) / step)];
  const values = new Uint8ClampedArray(columns * rows);
  for (let y = top, to = 0; y < bottom; y += step) {
    for (let x = left; x < right; x += step, to++) {
      const from = y * width + x;
      if (!strength[from]) continue;
      if (fragmentMap[from] ? isInCrop(x, y) : isNear(fragmentMap, width, height, x, y, labels))
        values[to] = strength[from]!;
    }
  }
  return { width: columns, height: rows, values };
}

function isNear(
  fragmentMap: Int32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  labels: readonly number[],
): boolean {
  for (let ny = Math.max(0, y - EDGE); ny <= Math.min(height - 1, y + EDGE); ny++)
    for (let nx = Math.max(0, x - EDGE); nx <= Math.min(width - 1, x + EDGE); nx++) {
      const label = fragmentMap[ny * width + nx]!;
      if (label && labels.includes(label)) return true;
    }
  return false;
}

/** Area averaging to at most `side` pixels. */
function shrink(raster: Raster, side: number): { raster: Raster; scale: number } {
  const scale = Math.min(1, side / Math.max(raster.width, raster.height));
  if (scale === 1) return { raster, scale };
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const sums = new Float32Array(width * height);
  const counts = new Uint32Array(width * height);
  for (let y = 0; y < raster.height; y++) {
    const row = Math.floor((y * height) / raster.height) * width;
    for (let x = 0; x < raster.width; x++) {
      const to = row + Math.floor((x * width) / raster.width);
      sums[to]! += raster.values[y * raster.width + x]!;
      counts[to]! += 1;
    }
  }
  const values = new Uint8ClampedArray(sums.length);
  for (let i = 0; i < values.length; i++) values[i] = sums[i]! / counts[i]!;
  return { raster: { width, height, values }, scale };
}
