import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digitForms } from '../../training/augment/digit-forms.ts';
import { decodePicture } from '../../training/cli/decode-picture.ts';
import { loadMnist } from '../../training/cli/load-mnist.ts';
import { createNodeRecognizer } from '../../training/cli/node-recognizer.ts';
import { inkAll } from '../../training/datasets/ink-all.ts';
import { editDistance } from '../../training/evaluate-readings.ts';
import { digitSheet } from '../fixtures/digit-sheets.ts';
import { digitString, type LabelledPicture } from '../fixtures/digit-strings.ts';
import { labelledPictures, readAll } from '../fixtures/read-all.ts';
import { texture } from '../fixtures/textures.ts';

/**
 * Least share read exactly, at most two standard errors below what docs/decisions/0050-reading-pictures.md measured.
 */
const LEAST = { pictures: 0.975, strips: 0.825, strings: 0.9, sheets: 0.985, letters: 0.94, textures: 0.92 };
const SEED = 2026;
const STRINGS = 120;
const TEXTURES = 40;
const SHEETS = 12;

const dataFolder = process.env.DIGIT_DATA;
if (!dataFolder) console.log('Reading of pictures is not tested: DIGIT_DATA names no folder with pictures.');
const folder = dataFolder ?? '';
const recognizer = createNodeRecognizer();

async function expectAtLeast(least: number, pictures: AsyncIterable<LabelledPicture>): Promise<void> {
  const { accuracy, mistakes } = await readAll(recognizer, pictures);
  console.log(`${(100 * accuracy).toFixed(2)} % exact; ${mistakes.length} mistakes`);
  expect(accuracy, mistakes.join('\n')).toBeGreaterThanOrEqual(least);
}

describe.skipIf(!dataFolder)('exact readings', () => {
  test('pictures of one digit', () => expectAtLeast(LEAST.pictures, labelledPictures(join(folder, 'pictures'))));

  test('strips of cheques', () => expectAtLeast(LEAST.strips, labelledPictures(join(folder, 'strips'))));

  test('strings of MNIST test digits', () => {
    async function* strings() {
      const digits = await loadMnist('test', { dataFolder: folder });
      for (let i = 0; i < STRINGS; i++) yield digitString(digits, SEED, i);
    }
    return expectAtLeast(LEAST.strings, strings());
  });

  test('letters are no digits', () => {
    async function* letters() {
      for (const file of readdirSync(join(folder, 'letters')).filter((name) => name.endsWith('.png')))
        yield { picture: await decodePicture(readFileSync(join(folder, 'letters', file))), text: '', kind: file };
    }
    return expectAtLeast(LEAST.letters, letters());
  });
});

test.skipIf(!dataFolder)('sheets of MNIST test digits, in order', async () => {
  const digits = await loadMnist('test', { dataFolder: folder });
  let edits = 0; // digits misread, left out or put in
  let count = 0;
  for (let i = 0; i < SHEETS; i++) {
    const { picture, text } = digitSheet(digits, i);
    edits += editDistance((await recognizer.readPicture(picture)).text, text);
    count += text.replaceAll('\n', '').length;
  }
  console.log(`${edits} edits in ${count} digits`);
  expect(1 - edits / count).toBeGreaterThanOrEqual(LEAST.sheets);
});

test('blank pictures and textures have no digits', () => {
  async function* textures() {
    for (let i = 0; i < TEXTURES; i++) yield texture(SEED, i);
  }
  return expectAtLeast(LEAST.textures, textures());
});

test('print that crowds a picture hides no number: a higher threshold leaves the writing', async () => {
  const { picture, text, kind } = digitString(inkAll(digitForms()), SEED, 102);
  expect(kind).toBe('cheque');
  expect((await recognizer.readPicture(picture)).text).toBe(text);
});

test('a single pixel is an answer, not an error', async () => {
  const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 255) };
  expect((await recognizer.readPicture(picture)).text).toBe('');
});
