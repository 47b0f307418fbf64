import { expect, test } from 'vitest';
import { crowdingPenalty, groupLines, joinBroken } from '../../../../engine/decode/group-lines.ts';

const piece = (left: number, top: number, width: number, height: number) => ({
  bounds: { left, top, right: left + width, bottom: top + height },
});

test('rows are read from top to bottom, however the digits jump', () => {
  const rows = [0, 1, 2].map((row) => [0, 1, 2, 3].map((n) => piece(n * 30, row * 40 + (n % 2) * 6, 14, 24)));
  const lines = groupLines([...rows[2]!, ...rows[0]!, ...rows[1]!]);
  expect(lines.map(({ pieces }) => new Set(pieces))).toEqual(rows.map((row) => new Set(row)));
  expect(lines.map(({ digitHeight }) => digitHeight)).toEqual([24, 24, 24]);
});

test('a climbing line stays one line', () => {
  const climbing = Array.from({ length: 8 }, (_, n) => piece(n * 26, 100 - n * 8, 16, 24));
  expect(groupLines(climbing)).toHaveLength(1);
});

test('the bar of a five and a dot belong to the line that they are near', () => {
  const digits = [piece(0, 10, 16, 24), piece(22, 16, 14, 18)];
  const lines = groupLines([...digits, piece(24, 10, 14, 3), piece(42, 31, 3, 3)]);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.pieces).toHaveLength(4);
});

test('digits close above each other are lines of their own, and may be the parts of a broken one', () => {
  const [column, touching] = [23, 20].map((top) => groupLines([piece(0, 0, 14, 20), piece(1, top, 14, 20)]));
  expect(column).toHaveLength(2);
  expect(joinBroken(column!)).toMatchObject([{ digitHeight: 43, bounds: { top: 0, bottom: 43 } }]);
  expect(crowdingPenalty(column!)).toBe(0);
  expect(crowdingPenalty(touching!)).toBeGreaterThan(2);
});

test('lines far apart, or of many digits, are no parts of broken ones', () => {
  const far = groupLines([piece(0, 0, 14, 20), piece(1, 30, 14, 20)]);
  const rows = groupLines([0, 23].flatMap((top) => [0, 20, 40].map((left) => piece(left, top, 14, 20))));
  for (const lines of [far, rows]) {
    expect(lines).toHaveLength(2);
    expect(joinBroken(lines)).toBe(lines);
    expect(crowdingPenalty(lines)).toBe(0);
  }
});

test('no pieces, no lines', () => {
  expect(groupLines([])).toEqual([]);
});
