import { describe, expect, test } from 'vitest';
import type { Classify, Point } from '../../../../engine/api.ts';
import { distanceBetween } from '../../../../engine/ink/distance-between.ts';
import { readInk } from '../../../../engine/ink/read-ink.ts';

/** Takes everything for a digit: tall glyphs for ones, wide ones for zeros. */
const classify: Classify = async (glyphs) =>
  Array.from({ length: glyphs.length / 784 }, (_, n) => {
    const glyph = glyphs.subarray(n * 784, (n + 1) * 784);
    const columns = new Set([...glyph].flatMap((value, i) => (value > 0.5 ? [i % 28] : [])));
    const label = columns.size > 8 ? 0 : 1;
    const probabilities = new Float32Array(10);
    probabilities[label] = 1;
    return { label, probability: 1, probabilities, digitProbability: 0.99, symbolProbability: 0 };
  });

const bar = (x: number, y = 0, length = 40): Point[] => [
  [x, y],
  [x, y + length],
];
const ring = (x: number, y: number, radius: number): Point[] =>
  Array.from({ length: 33 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 16),
    y + radius * Math.sin((i * Math.PI) / 16),
  ]);

describe('readInk', () => {
  test('reads from left to right, whatever was written first', async () => {
    expect((await readInk({ strokes: [ring(120, 20, 20), bar(60), bar(20)] }, classify)).text).toBe('110');
  });
  test('reads two lines', async () => {
    expect((await readInk({ strokes: [bar(0), bar(40), ring(20, 120, 20)] }, classify)).text).toBe('11\n0');
  });
  test('reads a column, and a digit whose strokes touch end to end', async () => {
    expect((await readInk({ strokes: [bar(0), bar(2, 46), bar(1, 94)] }, classify)).text).toBe('1\n1\n1');
    expect((await readInk({ strokes: [bar(0), bar(0, 40)] }, classify)).text).toBe('1');
  });
  test('leaves a slip of the pen out', async () => {
    const reading = await readInk({ strokes: [ring(20, 20, 20), [[60, 38]]] }, classify);
    expect(reading.text).toBe('0');
    expect(reading.lines[0]!.digits[0]!.box).toMatchObject({ x: 0, y: 0 });
  });
  test('a dash or a plus drawn exactly level takes nothing along', async () => {
    const level: Point[] = [
      [12, 20],
      [32, 20],
    ];
    expect((await readInk({ strokes: [bar(0), level, bar(60), ring(120, 20, 20)] }, classify)).text).toBe('110');
  });
  test('an empty drawing is an empty reading', async () => {
    expect(await readInk({ strokes: [] }, classify)).toEqual({ text: '', lines: [] });
    expect((await readInk({ strokes: [[]] }, classify)).text).toBe('');
  });
});

test('strokes that cross are at no distance, others at their nearest points’', () => {
  expect(
    distanceBetween(bar(0), [
      [-5, 10],
      [5, 12],
    ]),
  ).toBe(0);
  expect(distanceBetween(bar(0), bar(7, 20))).toBe(7);
  expect(distanceBetween([[0, 0]], [[3, 4]])).toBe(5);
});
