import { expect, test } from 'vitest';
import { assembleReading } from '../../../../engine/decode/assemble-reading.ts';
import type { ScoredCandidate } from '../../../../engine/decode/candidate.ts';

const box = { x: 0, y: 0, width: 20, height: 30 };

function candidateOf(label: number, probability: number, digitProbability: number): ScoredCandidate {
  const probabilities = new Float32Array(10).fill((1 - probability) / 9);
  probabilities[label] = probability;
  const prediction = { label, probability, probabilities, digitProbability, symbolProbability: 0 };
  const geometry = { cutSides: 0, penalty: 0, widthPenalty: 0, isShared: false, relativeHeight: 1 };
  return { from: 0, to: 1, box, glyph: () => new Uint8ClampedArray(784), prediction, ...geometry };
}

const pathOf = (...candidates: ScoredCandidate[]) => ({
  cost: 0,
  steps: candidates.map((candidate) => ({ candidate, isDigit: true, cost: 0 })),
});

test('a digit is as probable as its label is, and as it is a digit at all', () => {
  const [digit] = assembleReading([pathOf(candidateOf(7, 0.9, 0.8))], {}).lines[0]!.digits;
  expect(digit!.label).toBe(7);
  expect(digit!.probability).toBeCloseTo(0.72);
  expect(digit!.probabilities[7]).toBeCloseTo(0.9);
});

test('what is less probably a digit than asked is left out, and read beside two digits', () => {
  const doubtful = candidateOf(3, 1, 0.2);
  expect(assembleReading([pathOf(doubtful)], {}).text).toBe('');
  expect(assembleReading([pathOf(candidateOf(1, 1, 1), doubtful, candidateOf(2, 1, 1))], {}).text).toBe('132');
});
