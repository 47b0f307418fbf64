import { expect, test } from 'vitest';
import type { BatchSource } from '../../../training/batch.ts';
import { distill } from '../../../training/distill.ts';
import type { Teacher } from '../../../training/fine-tune/teacher.ts';

const batches: BatchSource = {
  batchesPerEpoch: 3,
  batchAt: (index) => ({ images: new Float32Array(2 * 784), labels: Uint8Array.of(index, 2) }),
};
const teacherOf = (...answer: number[]): Teacher => ({
  answer: (images) => Float32Array.from({ length: (images.length / 784) * 3 }, (_, i) => answer[i % 3]!),
  dispose: () => undefined,
});

test('targets are the mean of the teachers and the smoothed label, by their shares', () => {
  const teachers = [teacherOf(1, 0, 0), teacherOf(0.5, 0.5, 0)];
  const { targets } = distill(batches, { teachers, share: 0.5, classes: 3, labelSmoothing: 0.3 }).batchAt(1);
  const expected = [0.375 + 0.05, 0.125 + 0.4, 0.05, 0.375 + 0.05, 0.125 + 0.05, 0.4];
  for (const [index, target] of targets!.entries()) expect(target, `${index}`).toBeCloseTo(expected[index]!, 6);
});

test('images, labels and the length of an epoch stay', () => {
  const student = distill(batches, { teachers: [teacherOf(1, 0, 0)], share: 1, classes: 3, labelSmoothing: 0 });
  expect(student.batchesPerEpoch).toBe(3);
  const { labels, targets } = student.batchAt(0);
  expect([...labels]).toEqual([0, 2]);
  expect([...targets!]).toEqual([1, 0, 0, 1, 0, 0]);
});
