import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Dataset } from '../../training/api.ts';
import { loadMnist } from '../../training/cli/load-mnist.ts';
import { createNodeRecognizer } from '../../training/cli/node-recognizer.ts';
import { readStrokes, splitByWriter } from '../../training/datasets/strokes.ts';
import type { LabelledPicture } from '../fixtures/digit-strings.ts';
import { readAll } from '../fixtures/read-all.ts';

/** What the tests of what is read share: the data, the reader that ships, and how a share is held against the least that it may be. */

/** Everything that is made up follows from it. */
export const SEED = 2026;
const HELD_OUT_WRITERS = 4;

const dataFolder = process.env.DIGIT_DATA;
export const hasData = dataFolder !== undefined;
if (!hasData) console.log('Reading of pictures is not tested: DIGIT_DATA names no folder with pictures.');
export const folder = dataFolder ?? '';
export const recognizer = createNodeRecognizer();

/** Reads pictures, and expects at least such a share to be read exactly. */
export async function expectAtLeast(least: number, pictures: AsyncIterable<LabelledPicture>): Promise<void> {
  const { accuracy, mistakes } = await readAll(recognizer, pictures);
  console.log(`${(100 * accuracy).toFixed(2)} % exact; ${mistakes.length} mistakes`);
  expect(accuracy, mistakes.join('\n')).toBeGreaterThanOrEqual(least);
}

/** Pictures made of MNIST test digits. @param make the picture with a number */
export async function* ofTestDigits(count: number, make: (digits: Dataset, index: number) => LabelledPicture) {
  const digits = await loadMnist('test', { dataFolder: folder });
  for (let i = 0; i < count; i++) yield make(digits, i);
}

/** The digits of the writers that the run which trained what ships held out. */
export async function heldOutStrokes() {
  const name = join(folder, 'pendigits', 'train-strokes.json.gz');
  return splitByWriter(await readStrokes({ name, bytes: readFileSync(name) }), HELD_OUT_WRITERS, 1).validation;
}
