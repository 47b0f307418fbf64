import { GLYPH_SIZE } from '../../../model/spec.ts';
import { ANY_DIGIT } from './digit-picker.ts';
import { frame } from './frame.ts';
import type { MakeNegative } from './source.ts';

/** First and last column with ink. */
function columnsOf(image: Uint8Array): [number, number] {
  let first = GLYPH_SIZE;
  let last = -1;
  for (let index = 0; index < image.length; index++) {
    if (image[index]! < 64) continue;
    const x = index % GLYPH_SIZE;
    if (x < first) first = x;
    if (x > last) last = x;
  }
  return last < 0 ? [0, GLYPH_SIZE - 1] : [first, last];
}

/** Two, sometimes three, digits side by side in one box: apart, touching, or a little into each other. */
export const makeSeveral: MakeNegative = (glyph, source, random) => {
  const count = random.chance(0.2) ? 3 : 2;
  const width = 100;
  const height = 44;
  const ink = new Uint8ClampedArray(width * height);
  let at = 2;
  let wasOne = false;
  for (let index = 0; index < count; index++) {
    const { image, label } = source.pickDigit(random, ANY_DIGIT);
    const [first, last] = columnsOf(image);
    // A 1 pressed into its neighbour makes another digit (1 and 3 an 8), so it keeps its distance.
    const least = wasOne || label === 1 ? 1 : -3;
    if (index > 0) at += least + random.integer(8 - least);
    wasOne = label === 1;
    const top = 8 + Math.round(random.normal(1.5));
    for (let y = 0; y < GLYPH_SIZE; y++)
      for (let x = first; x <= last; x++) {
        const to = (top + y) * width + at + x - first;
        ink[to] = Math.max(ink[to]!, image[y * GLYPH_SIZE + x]!);
      }
    at += last - first + 1;
  }
  frame(glyph, ink, width, height);
};

/** A 1 above a 1 is one broken 1. */
const NOT_ONE = ANY_DIGIT.filter((label) => label !== 1);

/** One digit above another, as a box over two lines gives them: clear of each other, or two 0s would be an 8. */
export const makeStacked: MakeNegative = (glyph, source, random) => {
  const height = 2 * GLYPH_SIZE;
  const ink = new Uint8ClampedArray(GLYPH_SIZE * height);
  ink.set(source.pickDigit(random, NOT_ONE).image);
  const lower = source.pickDigit(random, NOT_ONE).image;
  const from = (22 + random.integer(6)) * GLYPH_SIZE; // MNIST's digits are 20 rows high
  for (let index = 0; index < lower.length; index++) ink[from + index] = Math.max(ink[from + index]!, lower[index]!);
  frame(glyph, ink, GLYPH_SIZE, height);
};
