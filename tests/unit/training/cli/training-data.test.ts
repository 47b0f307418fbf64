import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTrainOptions } from '../../../../training/cli/train-options.ts';
import { loadTrainingData } from '../../../../training/cli/training-data.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { drawnDigits, writtenDigits } from '../tiny-digits.ts';

if (!process.env.DIGIT_DATA)
  console.log('Training on MNIST alone is not tested: DIGIT_DATA names no folder with mnist/.');

const root = temporaryFolder();
const csv = join(root, 'own.csv');
const { images, labels } = drawnDigits(100);
writeFileSync(
  csv,
  Array.from(labels, (label, index) => `${label},${images.subarray(index * 784, (index + 1) * 784).join()}\n`).join(''),
);
const strokes = join(root, 'own.json');
writeFileSync(strokes, JSON.stringify(writtenDigits(50)));

const load = (...args: string[]) =>
  loadTrainingData(parseTrainOptions(['--out', join(root, 'out'), '--lines', '0', ...args])!);

test('one’s own digits alone: they lead the epoch, and a tenth judges', async () => {
  const { batches, validation, counts } = await load('--no-mnist', '--own', csv, '--own', strokes);
  expect(counts).toMatchObject({ trainingDigits: 0, trainingStrokes: 0, trainingOwn: 135, validationDigits: 0 });
  expect(validation.map(({ name, dataset }) => [name, dataset.labels.length])).toEqual([['Own digits', 15]]);
  const { images: batch, labels: answers } = batches.batchAt(0);
  expect(batch.length).toBe(64 * 784);
  expect([...answers].filter((label) => label === 10).length).toBe(6);
  expect(batches.batchAt(0).images).toEqual(batch);
});

test.skipIf(!process.env.DIGIT_DATA)('a folder with MNIST alone is enough', async () => {
  const { counts } = await load('--data', join(process.env.DIGIT_DATA!, 'mnist'), '--limit', '100');
  expect(counts).toMatchObject({ trainingDigits: 100, trainingStrokes: 0, validationStrokes: 0 });
});

test('without anything to learn from there is an error that says what to give', () => {
  expect(() => parseTrainOptions(['--out', 'x', '--no-mnist'])).toThrow(/pen strokes in --data, or --own/);
});
