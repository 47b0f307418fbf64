import { expect, test } from 'vitest';
import { select, splitStratified } from '../../../../training/datasets/split.ts';

const labels = Uint8Array.from({ length: 1000 }, (_, index) => (index < 100 ? 0 : 1 + (index % 9)));
const images = new Uint8Array(1000 * 784);
for (let index = 0; index < 1000; index++) {
  images[index * 784] = index & 255;
  images[index * 784 + 1] = index >> 8;
}
const identities = (part: { images: Uint8Array; labels: Uint8Array }) =>
  Array.from(part.labels, (_, index) => part.images[index * 784]! + 256 * part.images[index * 784 + 1]!);

test('splits exactly, in proportion, without loss or overlap', () => {
  const { training, validation } = splitStratified({ images, labels }, 105, 7);
  expect(validation.labels.length).toBe(105);
  expect([...identities(training), ...identities(validation)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 1000 }, (_, index) => index),
  );
  for (let label = 0; label < 10; label++) {
    const share = validation.labels.filter((other) => other === label).length;
    expect(Math.abs(share - 10.5)).toBeLessThanOrEqual(0.5);
  }
  for (const [position, index] of identities(validation).entries())
    expect(validation.labels[position]).toBe(labels[index]);
});

test('the seed decides', () => {
  const heldOut = (seed: number) => identities(splitStratified({ images, labels }, 50, seed).validation);
  expect(heldOut(1)).toEqual(heldOut(1));
  expect(heldOut(1)).not.toEqual(heldOut(2));
});

test('an index outside is a RangeError', () => {
  expect(() => select({ images, labels }, [1000])).toThrow(RangeError);
});
