import { expect, test } from 'vitest';
import type { Prediction } from '../../../../engine/api.ts';
import type { Candidate } from '../../../../engine/decode/candidate.ts';
import { classifyCandidates } from '../../../../engine/decode/classify-candidates.ts';

const PIXELS = 28 * 28;

function candidate(tone: number, penalty = 0): Candidate {
  return {
    from: 0,
    to: 1,
    box: { x: 0, y: 0, width: 10, height: 20 },
    glyph: () => new Uint8ClampedArray(PIXELS).fill(tone),
    cutSides: 0,
    penalty,
    widthPenalty: 0,
    relativeHeight: 1,
    isShared: false,
  };
}

/** Says of each glyph how dark it is. */
async function classify(glyphs: Float32Array): Promise<Prediction[]> {
  return Array.from({ length: glyphs.length / PIXELS }, (_, n) => ({
    label: 1,
    probability: 1,
    probabilities: Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    digitProbability: glyphs[n * PIXELS]!,
    symbolProbability: 0,
  }));
}

test('every candidate gets the answer for its own glyph, however many batches that takes', async () => {
  const candidates = Array.from({ length: 1100 }, (_, n) => candidate(n % 256));
  const scored = await classifyCandidates(candidates, classify);
  expect(scored.map(({ prediction }) => Math.round(255 * prediction.digitProbability))).toEqual(
    candidates.map(({ glyph }) => glyph()[0]),
  );
});

test('what geometry rules out is not asked about, and is no digit', async () => {
  let asked = 0;
  const scored = await classifyCandidates([candidate(255), candidate(255, 30), candidate(51)], (glyphs) => {
    asked += glyphs.length / PIXELS;
    return classify(glyphs);
  });
  expect(asked).toBe(2);
  expect(scored.map(({ prediction }) => prediction.digitProbability)).toEqual([1, 0, Math.fround(0.2)]);
});
