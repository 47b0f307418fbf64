import { rasterize } from '../../../model/rasterize.ts';
import type { Dataset, StrokeSample } from '../../../training/api.ts';

/** One form of every digit, on a grid of 10×20. */
// biome-ignore format: a digit a line
const FORMS: readonly (readonly (readonly [number, number])[])[][] = [
  [[[5, 0], [0, 5], [0, 15], [5, 20], [10, 15], [10, 5], [5, 0]]],
  [[[5, 0], [5, 20]]],
  [[[0, 4], [5, 0], [10, 5], [0, 20], [10, 20]]],
  [[[0, 1], [8, 2], [4, 9], [10, 14], [5, 20], [0, 18]]],
  [[[6, 0], [0, 13], [10, 13]], [[8, 8], [8, 20]]],
  [[[9, 0], [1, 0], [0, 8], [8, 10], [9, 16], [4, 20], [0, 18]]],
  [[[8, 0], [1, 10], [1, 18], [6, 20], [9, 16], [6, 11], [1, 14]]],
  [[[0, 0], [10, 0], [4, 20]]],
  [[[8, 2], [4, 0], [1, 4], [9, 14], [5, 20], [1, 15], [9, 4], [8, 2]]],
  [[[9, 3], [4, 0], [1, 5], [5, 9], [9, 4], [8, 20]]],
];

/** Digits as strokes: 0, 1, …, 9, 0, … */
export function writtenDigits(count: number): StrokeSample[] {
  return Array.from({ length: count }, (_, index) => ({
    label: index % 10,
    writer: `w${index % 7}`,
    strokes: FORMS[index % 10]!,
  }));
}

/** The same as pictures; the first pixel of each (a corner, always paper) holds its number, at most 255. */
export function drawnDigits(count: number): Dataset {
  const images = new Uint8Array(count * 784);
  writtenDigits(count).forEach(({ strokes }, index) => {
    images.set(rasterize(strokes), index * 784);
    images[index * 784] = index & 255;
  });
  return { images, labels: Uint8Array.from({ length: count }, (_, index) => index % 10) };
}
