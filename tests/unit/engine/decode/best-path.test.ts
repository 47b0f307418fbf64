import { expect, test } from 'vitest';
import { bestPath } from '../../../../engine/decode/best-path.ts';
import type { ScoredCandidate } from '../../../../engine/decode/candidate.ts';

function candidate(from: number, to: number, label: number, digitProbability: number, penalty = 0): ScoredCandidate {
  const probabilities = new Float32Array(10).fill(0.01 / 9);
  probabilities[label] = 0.99;
  return {
    from,
    to,
    penalty,
    widthPenalty: 0,
    isShared: false,
    relativeHeight: 1,
    cutSides: 0,
    box: { x: from, y: 0, width: to - from, height: 1 },
    glyph: () => new Uint8ClampedArray(784),
    prediction: { label, probability: 0.99, probabilities, digitProbability },
  };
}

const read = (
  pieceCount: number,
  candidates: ScoredCandidate[],
  cutPenalties = new Float32Array(pieceCount + 1),
  inkCount = 1,
) =>
  bestPath({ pieceCount, inkCount, cutPenalties }, candidates)
    .steps.map(({ isDigit, candidate: { prediction } }) => (isDigit ? prediction.label : '-'))
    .join('');

test('halves that are no digits are read together', () => {
  expect(read(2, [candidate(0, 1, 1, 0.2), candidate(1, 2, 1, 0.3), candidate(0, 2, 0, 0.99)])).toBe('0');
});

test('a pair that is no digit is read apart', () => {
  expect(read(2, [candidate(0, 1, 1, 0.98), candidate(1, 2, 7, 0.97), candidate(0, 2, 0, 0.01)])).toBe('17');
});

test('what is no digit is passed over', () => {
  const dash = { ...candidate(1, 2, 1, 0.05), relativeHeight: 0.2 };
  expect(read(2, [candidate(0, 1, 5, 0.99), dash])).toBe('5-');
});

test('slim ink that is surely no digit is a sign, and not read as the digit that it resembles most', () => {
  const number = [7, 8, 9].map((label, i) => candidate(i + 1, i + 2, label, 0.99));
  const sign = candidate(0, 1, 5, 0.0003);
  const slim = { x: 0, y: 0, width: 0.5, height: 1 };
  expect(read(4, [{ ...sign, box: slim }, ...number])).toBe('-789');
  expect(read(4, [sign, ...number])).toBe('5789'); // it may be two digits
  expect(read(4, [{ ...candidate(0, 1, 5, 0.001), box: slim }, ...number])).toBe('5789'); // more probable than signs are
});

test('ink as large as a digit is passed over by itself, but read beside three sure digits', () => {
  const doubtful = candidate(0, 1, 5, 0.001);
  const number = [7, 8, 9].map((label, i) => candidate(i + 1, i + 2, label, 0.99));
  expect(read(3, [doubtful, ...number.slice(0, 2)])).toBe('-78');
  expect(read(4, [doubtful, ...number])).toBe('5789');
});

test('what holds a digit is no sign of several pieces', () => {
  const box = { x: 0, y: 0, width: 1, height: 1 };
  const pair = { ...candidate(0, 2, 0, 0.0003), box };
  // 7 is more than a sign costs, and less than ink as large as a digit.
  const [left, right] = [candidate(0, 1, 2, 0.99), candidate(1, 2, 7, 0.05)];
  expect(read(2, [pair, left, right])).toBe('27');
  const slash = candidate(0, 1, 1, 0.99); // of a per cent sign
  expect(read(2, [pair, slash, right])).toBe('-');
});

test('a dear cut tips the balance', () => {
  const candidates = [candidate(0, 1, 1, 0.9), candidate(1, 2, 1, 0.9), candidate(0, 2, 4, 0.6)];
  expect(read(2, candidates, Float32Array.of(0, 0.1, 0))).toBe('11');
  expect(read(2, candidates, Float32Array.of(0, 2, 0))).toBe('4');
});

test('a one that was cut off proves more in a line of digits than alone', () => {
  const one = { ...candidate(1, 2, 1, 0.98), cutSides: 1 };
  const candidates = [candidate(0, 1, 9, 0.98), one, candidate(0, 2, 9, 0.2)];
  expect(read(2, candidates)).toBe('9');
  expect(read(2, candidates, undefined, 3)).toBe('91');
});

test('a gap in the lattice is a programmer’s mistake', () => {
  expect(() => read(2, [candidate(0, 1, 1, 0.9)])).toThrow(RangeError);
});
