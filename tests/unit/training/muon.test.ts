import { beforeAll, expect, test } from 'vitest';
import { createMoments, stepAdamW } from '../../../training/adamw.ts';
import { startTrainingBackend } from '../../../training/cli/start-training-backend.ts';
import { orthogonalize, stepMuon } from '../../../training/muon.ts';
import type { ParameterLayout } from '../../../training/parameter-layout.ts';
import { Random } from '../../../training/random.ts';

const settings = { beta1: 0.9, beta2: 0.99, weightDecay: 0.1 };

beforeAll(startTrainingBackend);

function randomValues(count: number, seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

/** The product of the shorter side with itself: the squared singular values are its eigenvalues. */
function innerProducts(values: Float32Array, rows: number): number[][] {
  const columns = values.length / rows;
  const at = (row: number, column: number) => values[row * columns + column]!;
  const [short, long] = rows < columns ? [rows, columns] : [columns, rows];
  const side = (i: number, k: number) => (rows < columns ? at(i, k) : at(k, i));
  return Array.from({ length: short }, (_, i) =>
    Array.from({ length: short }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < long; k++) sum += side(i, k) * side(j, k);
      return sum;
    }),
  );
}

test.each([
  [36, 4],
  [4, 36],
  [144, 16],
])('a matrix of %d × %d comes out with singular values of about 1', (rows, columns) => {
  const products = innerProducts(orthogonalize(randomValues(rows * columns, 1), rows), rows);
  products.forEach((line, i) => {
    line.forEach((product, j) => {
      if (i === j) expect(product).toBeGreaterThan(0.45);
      if (i === j) expect(product).toBeLessThan(1.5);
      if (i !== j) expect(Math.abs(product)).toBeLessThan(0.35);
    });
  });
});

test('singular vectors stay: a matrix of one direction keeps it, however small it is', () => {
  const [u, v] = [
    [0.6, 0.8],
    [0, 1, 0],
  ];
  const direction = u!.flatMap((a) => v!.map((b) => a * b));
  const found = orthogonalize(
    Float32Array.from(direction, (value) => 1e-3 * value),
    2,
  );
  const length = Math.hypot(...found);
  expect(length).toBeGreaterThan(0.65);
  expect(length).toBeLessThan(1.25);
  direction.forEach((value, index) => {
    expect(found[index]! / length).toBeCloseTo(value, 4);
  });
});

test('no gradient is no direction', () => {
  expect([...orthogonalize(new Float32Array(12), 3)]).toEqual(Array(12).fill(0));
});

const layout: ParameterLayout = {
  slots: [
    { name: 'a/kernel', shape: [3, 3, 1, 4], offset: 0, size: 36, fanIn: 9, isFrozen: false },
    { name: 'b/kernel', shape: [3, 3, 4, 4], offset: 36, size: 144, fanIn: 36, isFrozen: false },
    { name: 'b/beta', shape: [4], offset: 180, size: 4, fanIn: 0, isFrozen: false },
    { name: 'c/kernel', shape: [3, 3, 4, 4], offset: 184, size: 144, fanIn: 36, isFrozen: true },
  ],
  statistics: [],
  size: 328,
};

test('kernels that mix channels go along their momentum, the rest as AdamW has it, and what is frozen nowhere', () => {
  const start = randomValues(layout.size, 2);
  const gradient = randomValues(layout.size, 3);
  const [muon, adamw] = [start.slice(), start.slice()];
  const moments = createMoments(layout.size);
  stepMuon(muon, gradient, moments, layout, 1, 0.02, settings);
  stepAdamW(adamw, gradient, createMoments(layout.size), layout, 1, 0.15 * 0.02, {
    ...settings,
    weightDecay: 0.1 / 0.15,
  });
  for (const index of [0, 35, 180, 183]) expect(muon[index]).toBe(adamw[index]);
  expect(muon.slice(184)).toEqual(start.slice(184));

  const slopes = gradient.slice(36, 180);
  expect(moments.first.slice(36, 180)).toEqual(slopes); // of one step
  const update = orthogonalize(
    slopes.map((slope) => 1.95 * slope),
    36,
  );
  update.forEach((value, index) => {
    expect(muon[36 + index]).toBeCloseTo(start[36 + index]! * (1 - 0.02 * 0.1) - 0.02 * value, 5);
  });
});
