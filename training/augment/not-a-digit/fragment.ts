import { GLYPH_SIZE } from '../../../model/spec.ts';
import { frame } from './frame.ts';
import type { MakeNegative } from './source.ts';

type Side = 'left' | 'right' | 'top' | 'bottom';

/**
 * Which parts of a digit nobody takes for a digit. The rest is left out on purpose: the right half of an 8 is a 3, the top
 * of a 9 a 0, the stem of a 4 or 7 a 1.
 */
const PARTS: Readonly<Record<number, readonly Side[]>> = {
  0: ['left', 'right', 'top', 'bottom'],
  2: ['left', 'right', 'bottom'],
  3: ['left'],
  4: ['left', 'top'],
  5: ['left', 'top'],
  6: ['right'],
  8: ['left'],
  9: ['left'],
};

const CUTTABLE = Object.keys(PARTS).map(Number);

/** A part of a digit, framed as if it were a whole. */
export const makeFragment: MakeNegative = (glyph, source, random) => {
  const digit = source.pickDigit(random, CUTTABLE);
  // Where there are only 1s and 7s, the foot of one is still no digit.
  const side = random.pick(PARTS[digit.label] ?? ['bottom']);
  const isColumns = side === 'left' || side === 'right';
  const isStart = side === 'left' || side === 'top';
  const lines = Array.from({ length: GLYPH_SIZE }, (_, line) => {
    for (let k = 0; k < GLYPH_SIZE; k++)
      if (digit.image[isColumns ? k * GLYPH_SIZE + line : line * GLYPH_SIZE + k]! > 63) return true;
    return false;
  });
  const first = lines.indexOf(true);
  const extent = lines.lastIndexOf(true) - first + 1;
  // Of an 8 or 9 less is kept: half of a slanting one is still read.
  const kept = extent * random.uniform(0.28, digit.label >= 8 ? 0.36 : 0.46);
  const cut = isStart ? first + kept : first + extent - kept;
  const tilt = random.normal(0.12); // cuts follow the valley between two digits, which leans
  const ink = Uint8ClampedArray.from(digit.image);
  for (let y = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++) {
      const [along, across] = isColumns ? [x, y] : [y, x];
      const edge = cut + tilt * (across - GLYPH_SIZE / 2);
      if (isStart ? along >= edge : along < edge) ink[y * GLYPH_SIZE + x] = 0;
    }
  frame(glyph, ink, GLYPH_SIZE, GLYPH_SIZE);
};

/**
 * Digits lying down or seen in a mirror: those that come out as nothing known. Most do not: a turned 4 is another 4, 2 and 5
 * become each other, 6 and 9 too, and a 7 becomes a bracket or another 7.
 */
export const makeTurned: MakeNegative = (glyph, source, random) => {
  const isMirrored = random.chance(0.5);
  const digit = source.pickDigit(random, isMirrored ? [3, 9] : [3]);
  const isClockwise = random.chance(0.5);
  for (let y = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++) {
      const mirrored = y * GLYPH_SIZE + GLYPH_SIZE - 1 - x;
      const turned = isClockwise ? (GLYPH_SIZE - 1 - x) * GLYPH_SIZE + y : x * GLYPH_SIZE + GLYPH_SIZE - 1 - y;
      glyph[y * GLYPH_SIZE + x] = digit.image[isMirrored ? mirrored : turned]! / 255;
    }
};
