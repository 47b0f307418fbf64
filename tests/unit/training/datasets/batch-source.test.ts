import { describe, expect, test } from 'vitest';
import { createBatchSource } from '../../../../training/datasets/batch-source.ts';
import { drawnDigits, writtenDigits } from '../tiny-digits.ts';

const options = { mnist: drawnDigits(90), strokes: writtenDigits(40), batchSize: 40, seed: 1 };

describe('createBatchSource', () => {
  test('a batch is a pure function of its index, whatever was asked before', () => {
    const source = createBatchSource(options);
    const third = source.batchAt(3);
    source.batchAt(11);
    source.batchAt(0);
    expect(source.batchAt(3)).toEqual(third);
    expect(createBatchSource(options).batchAt(3)).toEqual(third);
    expect(source.batchAt(4).images).not.toEqual(third.images);
    expect(createBatchSource({ ...options, seed: 2 }).batchAt(3).images).not.toEqual(third.images);
  });

  test('holds the shares asked for, and what is no digit has the label 10', () => {
    const { images, labels } = createBatchSource({ ...options, shares: { strokes: 0.2, notADigit: 0.3 } }).batchAt(0);
    expect(images.length).toBe(40 * 784);
    expect(labels.filter((label) => label === 10).length).toBe(12);
    expect(createBatchSource({ ...options, shares: { strokes: 0, notADigit: 0 } }).batchAt(0).labels).not.toContain(10);
  });

  test('every picture stays in [0, 1]', () => {
    const source = createBatchSource(options);
    for (let index = 0; index < 20; index++)
      expect(source.batchAt(index).images.every((level) => level >= 0 && level <= 1)).toBe(true);
  });

  test('an epoch shows every MNIST digit once, in an order of its own', () => {
    const source = createBatchSource({
      ...options,
      shares: { strokes: 0, notADigit: 0 },
      batchSize: 30,
      strengthAt: () => 0,
    });
    expect(source.batchesPerEpoch).toBe(3);
    const ids = (epoch: number) =>
      [0, 1, 2].flatMap((index) => {
        const { images } = source.batchAt(3 * epoch + index);
        return Array.from({ length: 30 }, (_, item) => Math.round(255 * images[item * 784]!)); // see drawnDigits
      });
    expect([...ids(0)].sort((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, id) => id));
    expect([...ids(1)].sort((a, b) => a - b)).toEqual([...ids(0)].sort((a, b) => a - b));
    expect(ids(1)).not.toEqual(ids(0));
  });

  test('refuses shares that leave MNIST nothing', () => {
    expect(() => createBatchSource({ ...options, shares: { strokes: 0.6, notADigit: 0.5 } })).toThrow(RangeError);
    expect(() => createBatchSource({ ...options, shares: { strokes: -1 } })).toThrow('Expected shares in [0, 1)');
  });
});
