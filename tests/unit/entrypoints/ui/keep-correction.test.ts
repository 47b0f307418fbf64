import { expect, test, vi } from 'vitest';
import { keepCorrection, type SaveCorrection } from '../../../../entrypoints/ui/keep-correction.ts';
import { readingOf } from '../page/readings.ts';

const digit = () => readingOf('7').lines[0]!.digits[0]!;

test('quick answers about one digit go into one sample, in their order', async () => {
  const misread = digit();
  const first = Promise.withResolvers<number>();
  const save = vi.fn<SaveCorrection>().mockReturnValueOnce(first.promise).mockResolvedValueOnce(42);
  const both = [keepCorrection(misread, 1, save), keepCorrection(misread, 9, save)];
  await Promise.resolve();
  expect(save.mock.calls).toEqual([[misread, 1, undefined]]);
  first.resolve(42);
  await Promise.all(both);
  expect(save.mock.calls).toEqual([
    [misread, 1, undefined],
    [misread, 9, 42],
  ]);
});

test('a save that failed leaves the sample that there was', async () => {
  const misread = digit();
  const save = vi
    .fn<SaveCorrection>()
    .mockResolvedValueOnce(42)
    .mockRejectedValueOnce(new Error('full'))
    .mockResolvedValueOnce(42);
  const saves = [1, 2, 3].map((label) => keepCorrection(misread, label, save));
  expect((await Promise.allSettled(saves)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(save.mock.calls.map(([, , sampleId]) => sampleId)).toEqual([undefined, 42, 42]);
});

test('digits do not wait for each other, and have samples of their own', async () => {
  const stuck = vi.fn<SaveCorrection>().mockReturnValue(new Promise(() => {}));
  const save = vi.fn<SaveCorrection>().mockResolvedValue(1);
  void keepCorrection(digit(), 1, stuck);
  await keepCorrection(digit(), 1, save);
  expect(save.mock.calls[0]![2]).toBeUndefined();
});
