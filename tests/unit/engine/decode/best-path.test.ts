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
    prediction: { label, probability: 0.99, probabilities, digitProbability, symbolProbability: 0 },
  };
}

const read = (
  pieceCount: number,
  candidates: ScoredCandidate[],
  cutPenalties = new Float32Array(pieceCount + 1),
  apart: readonly number[] = [],
) => {
  const isCut = Array.from(cutPenalties, (_, at) => at > 0 && at < pieceCount && !apart.includes(at));
  return bestPath({ pieceCount, isCut, cutPenalties }, candidates)
    .steps.map(({ isDigit, candidate: { prediction } }) => (isDigit ? prediction.label : '-'))
    .join('');
};

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
  const number = [candidate(0, 1, 7, 0.99), candidate(2, 3, 8, 0.99), candidate(3, 4, 9, 0.99)];
  const sign = candidate(1, 2, 5, 0.0003);
  const slim = { x: 0, y: 0, width: 0.5, height: 1 };
  expect(read(4, [...number, { ...sign, box: slim }])).toBe('7-89');
  expect(read(4, [...number, sign])).toBe('7589'); // it may be two digits
  expect(read(4, [...number, { ...candidate(1, 2, 5, 0.001), box: slim }])).toBe('7589'); // more probable than signs are
});

test('ink as large as a digit is passed over beside digits, but read between three that are sure', () => {
  const sure = (at: number, label: number) => candidate(at, at + 1, label, 0.99);
  const doubtful = (at: number) => candidate(at, at + 1, 5, 0.005);
  expect(read(4, [sure(0, 7), doubtful(1), sure(2, 8), sure(3, 9)])).toBe('7589');
  expect(read(3, [sure(0, 7), doubtful(1), sure(2, 8)])).toBe('7-8');
  expect(read(4, [sure(0, 7), sure(1, 8), sure(2, 9), doubtful(3)])).toBe('789-'); // a unit stands there
  expect(read(4, [sure(0, 7), doubtful(1), sure(2, 8), sure(3, 1)])).toBe('7-81'); // ones are not sure
  const twice = [sure(0, 7), candidate(0, 2, 7, 0.91)]; // the same ink is one digit
  expect(read(4, [...twice, sure(1, 1), doubtful(2), sure(3, 8)])).toBe('71-8');
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

test('what is probably a symbol is passed over rather than cut, though its parts look like digits', () => {
  const wholeOf = (symbolProbability: number) => {
    const whole = candidate(1, 3, 0, 0.001);
    return { ...whole, box: { ...whole.box, width: 1 }, prediction: { ...whole.prediction, symbolProbability } };
  };
  const [digit, left, right] = [candidate(0, 1, 5, 0.99), candidate(1, 2, 1, 0.15), candidate(2, 3, 7, 0.15)];
  expect(read(3, [digit, left, right, wholeOf(0.1)])).toBe('517');
  expect(read(3, [digit, left, right, wholeOf(0.99)])).toBe('5-');
  expect(read(3, [digit, left, right, wholeOf(1)])).toBe('5-');
  expect(read(3, [digit, left, right, { ...wholeOf(0.99), cutSides: 1 }])).toBe('517'); // it may be a part of anything
  expect(read(3, [digit, left, right, wholeOf(0.99)], undefined, [2])).toBe('517'); // they stand apart
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
  const others = [candidate(2, 3, 5, 0.98), candidate(3, 4, 6, 0.98)];
  expect(read(4, [...candidates, ...others], undefined, [2, 3])).toBe('9156');
});

test('a gap in the lattice is a programmer’s mistake', () => {
  expect(() => read(2, [candidate(0, 1, 1, 0.9)])).toThrow(RangeError);
});
