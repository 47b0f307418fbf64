import { expect, test, vi } from 'vitest';
import { addFiles, trainingForm } from '../../../../../entrypoints/options/train/training-form.ts';

vi.mock('../../../../../entrypoints/options/train/training-run.ts', () => ({ startTraining: vi.fn() }));
vi.mock('../../../../../entrypoints/options/shared/messages.ts', () => ({
  language: 'en',
  t: (...words: string[]) => words.join(' '),
}));

const header = (...numbers: number[]) => {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((number, index) => {
    view.setUint32(4 * index, number);
  });
  return new Uint8Array(view.buffer);
};

test('files that are dropped while others are still being looked at take nothing away from those', async () => {
  const images = new File([header(0x803, 1, 28, 28), new Uint8Array(784)], 'images');
  const labels = new File([header(0x801, 1), new Uint8Array([7])], 'labels');
  await Promise.all([addFiles([images]), addFiles([labels])]);
  expect(trainingForm.state.pair).toMatchObject({ images, labels });
});
