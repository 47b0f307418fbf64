import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { GLYPH_SIZE } from '../../model/spec.ts';
import { augmentGlyph } from '../augment/augment.ts';
import { inkStrokes, randomPen } from '../augment/ink-strokes.ts';
import { ANY_DIGIT, createDigitPicker } from '../augment/not-a-digit/digit-picker.ts';
import { NEGATIVE_KINDS } from '../augment/not-a-digit/negatives.ts';
import { rewriteStrokes } from '../augment/rewrite-strokes.ts';
import { CORRUPTION_KINDS, corrupt } from '../corruptions/corrupt.ts';
import { readStrokes } from '../datasets/strokes.ts';
import { Random } from '../random.ts';
import { loadMnist } from './load-mnist.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const COLUMNS = 25;
const CELL = GLYPH_SIZE * 2 + 2;

/** Draws glyphs in rows of 25, twice their size, so that a person can judge what the network is given. */
function drawSheet(path: string, glyphs: readonly Float32Array[]): void {
  const canvas = createCanvas(COLUMNS * CELL, Math.ceil(glyphs.length / COLUMNS) * CELL);
  const context = canvas.getContext('2d');
  context.fillStyle = '#246';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const side = GLYPH_SIZE * 2;
  const pixels = context.createImageData(side, side);
  glyphs.forEach((glyph, index) => {
    for (let at = 0; at < side * side; at++) {
      const value = 255 * glyph[((at % side) >> 1) + GLYPH_SIZE * Math.floor(at / side / 2)]!;
      pixels.data.set([value, value, value, 255], 4 * at);
    }
    context.putImageData(pixels, (index % COLUMNS) * CELL + 1, Math.floor(index / COLUMNS) * CELL + 1);
  });
  writeFileSync(path, canvas.toBuffer('image/png'));
  console.log(path);
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: '.' },
    seed: { type: 'string', default: '1' },
    strength: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new RangeError('--data: Expected the folder with mnist/ and pendigits/, got none');
const seed = Number(values.seed);
const strength = Number(values.strength);
const mnist = await loadMnist('train', { dataFolder: values.data });
const strokesPath = join(values.data, 'pendigits/train-strokes.json.gz');
const strokes = await readStrokes({ name: strokesPath, bytes: readFileSync(strokesPath) });
const pickDigit = createDigitPicker(mnist);
const sheet = (name: string, count: number, make: (glyph: Float32Array, random: Random, index: number) => void) =>
  drawSheet(
    join(values.out, `${name}.png`),
    Array.from({ length: count }, (_, index) => {
      const glyph = new Float32Array(PIXELS);
      make(glyph, new Random(seed, index), index);
      return glyph;
    }),
  );

sheet('mnist', 375, (glyph, random) => {
  const { image } = pickDigit(random, ANY_DIGIT);
  for (let pixel = 0; pixel < PIXELS; pixel++) glyph[pixel] = image[pixel]! / 255;
  augmentGlyph(glyph, pickDigit(random, ANY_DIGIT).image, random, strength);
});
sheet('strokes', 250, (glyph, random) => {
  const sample = random.pick(strokes);
  inkStrokes(glyph, rewriteStrokes(sample.strokes, random, strength), randomPen(random, strength), random);
});
const kinds = Object.values(NEGATIVE_KINDS);
sheet('not-a-digit', kinds.length * 2 * COLUMNS, (glyph, random, index) => {
  kinds[Math.floor(index / 2 / COLUMNS)]!.make(glyph, { pickDigit, isValidation: false }, random);
});
sheet('corruptions', CORRUPTION_KINDS.length * COLUMNS, (glyph, random, index) => {
  const { image } = pickDigit(random, ANY_DIGIT);
  const damaged = corrupt(CORRUPTION_KINDS[Math.floor(index / COLUMNS)]!, image, seed + index);
  for (let pixel = 0; pixel < PIXELS; pixel++) glyph[pixel] = damaged[pixel]! / 255;
});
