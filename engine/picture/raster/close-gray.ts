import type { Raster } from './raster.ts';

/**
 * Grey closing: what is dark and narrower than a square somewhere gets the grey of its surroundings, and what is wider stays as it is, edges too. Each
 * row and column takes about three comparisons a pixel for any radius.
 *
 * @param radius of the square, which is 2 · radius + 1 pixels wide
 * @see Serra 1982, Image Analysis and Mathematical Morphology; van Herk 1992, Pattern Recognition Letters 13
 */
export function closeGray(gray: Raster, radius: number): Raster {
  const dilated = turnedExtremes(turnedExtremes(gray, radius, true), radius, true);
  return turnedExtremes(turnedExtremes(dilated, radius, false), radius, false);
}

/** The extreme of the pixels around each, in its row; rows of what is returned are columns of what is given. */
function turnedExtremes({ width, height, values }: Raster, radius: number, isMaximum: boolean): Raster {
  const turned = new Uint8ClampedArray(values.length);
  const sign = isMaximum ? 1 : -1; // the minimum is the maximum of what is negative
  const side = 2 * radius + 1;
  const blocks = Math.ceil((width + 2 * radius) / side);
  const padded = new Int16Array(blocks * side).fill(-256); // less than any pixel: there is nothing beside the picture
  const [forwards, backwards] = [new Int16Array(padded.length), new Int16Array(padded.length)]; // extremes since a block's start, and to its end
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) padded[radius + x] = sign * values[i]!;
    for (let start = 0; start < padded.length; start += side) slideBlock(padded, forwards, backwards, start, side);
    for (let x = 0, to = y; x < width; x++, to += height)
      turned[to] = sign * Math.max(backwards[x]!, forwards[x + side - 1]!);
  }
  return { width: height, height: width, values: turned };
}

function slideBlock(
  values: Int16Array,
  forwards: Int16Array,
  backwards: Int16Array,
  start: number,
  side: number,
): void {
  let largest = -256;
  for (let i = start; i < start + side; i++) {
    if (values[i]! > largest) largest = values[i]!;
    forwards[i] = largest;
  }
  largest = -256;
  for (let i = start + side - 1; i >= start; i--) {
    if (values[i]! > largest) largest = values[i]!;
    backwards[i] = largest;
  }
}
