import { paperRadius } from '../gray/paper-radius.ts';
import { BoxSums, countWithin } from '../raster/box-sums.ts';
import { closeGray } from '../raster/close-gray.ts';
import type { Raster } from '../raster/raster.ts';

/** A picture is looked at with its shorter side about this many blocks long. */
const BLOCKS = 160;
/** Paper this much darker than the paper around it, as a share, is behind a step. */
const MIN_STEP = 0.05;
/** A picture has steps where this share of it at least is behind one. */
const MIN_SHARE = 0.01;

/** Whether the paper gets darker all at once somewhere, as at the edge of a shadow, so that a mean of its neighbourhood is not the paper's grey. @param gray dark ink on light paper */
export function hasSteps(gray: Raster): boolean {
  const step = Math.max(1, Math.floor(Math.min(gray.width, gray.height) / BLOCKS));
  const blocks = averageBlocks(gray, step);
  const { width, height } = blocks;
  const radius = Math.max(1, Math.round(paperRadius(gray.width, gray.height) / step));
  const { values } = closeGray(blocks, Math.max(1, radius >> 1));
  const sums = new BoxSums(values, width, height, radius);
  let behind = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const row = sums.next();
    const rows = countWithin(y, radius, height);
    for (let x = 0; x < width; x++, i++)
      if (values[i]! < ((1 - MIN_STEP) * row[x]!) / (rows * countWithin(x, radius, width))) behind++;
  }
  return behind >= MIN_SHARE * width * height;
}

/** @param step side of a block, in pixels */
function averageBlocks(gray: Raster, step: number): Raster {
  const [width, height] = [Math.floor(gray.width / step), Math.floor(gray.height / step)];
  const sums = new Uint32Array(width * height);
  for (let y = 0; y < height * step; y++)
    addToBlocks(sums, Math.floor(y / step) * width, gray.values, y * gray.width, width, step);
  return { width, height, values: Uint8ClampedArray.from(sums, (sum) => sum / step ** 2) };
}

function addToBlocks(
  sums: Uint32Array,
  at: number,
  values: Uint8ClampedArray,
  start: number,
  width: number,
  step: number,
): void {
  for (let x = 0, i = start; x < width; x++) for (const end = i + step; i < end; i++) sums[at + x]! += values[i]!;
}
