import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rasterize } from '../../../../model/rasterize.ts';
import { parseStrokePack, serializeStrokePack } from '../../../../training/rehearsal/stroke-pack.ts';

const shipped = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../../public/training/pen-strokes.bin')));

test('a digit looks the same after packing', () => {
  const spiral = Array.from({ length: 200 }, (_, t): [number, number] => [
    300 + 2 * t * Math.cos(t / 20),
    500 + 2 * t * Math.sin(t / 20),
  ]);
  const digit = { label: 6, writer: 'anna', strokes: [spiral, [[10, 10]] as [number, number][]] };
  const bytes = serializeStrokePack({ rehearsal: [digit], test: [] });
  const [packed] = parseStrokePack(bytes).rehearsal;
  expect(packed!.label).toBe(6);
  expect(bytes.length).toBeLessThan(120); // of 201 points
  const [before, after] = [rasterize(digit.strokes), rasterize(packed!.strokes)];
  const differenceAt = (shift: number) =>
    before.reduce((sum, ink, index) => sum + Math.abs(ink - (after[index + shift] ?? 0)), 0) / before.length;
  // Its centre of mass may be rounded to the pixel beside.
  expect(Math.min(...[-28, -1, 0, 1, 28].map(differenceAt))).toBeLessThan(6);
});

test('the shipped pack: every digit in both parts, no writer in two, at most 150 KB', () => {
  const { rehearsal, test: judging } = parseStrokePack(shipped);
  expect(shipped.length).toBeLessThan(150_000);
  for (const part of [rehearsal, judging])
    for (let label = 0; label < 10; label++)
      expect(part.filter((digit) => digit.label === label).length).toBeGreaterThan(80);
  const writers = new Set(rehearsal.map(({ writer }) => writer));
  for (const { writer } of judging) expect(writers.has(writer)).toBe(false);
});

test('a pack that is cut off, or something else, says so', () => {
  expect(() => parseStrokePack(shipped.subarray(0, 5_000))).toThrow('cut off');
  expect(() => parseStrokePack(new Uint8Array(20))).toThrow('something else');
});
