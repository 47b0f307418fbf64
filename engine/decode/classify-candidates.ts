import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Classify } from '../api.ts';
import type { Candidate, ScoredCandidate } from './candidate.ts';

const GLYPH_PIXELS = GLYPH_SIZE * GLYPH_SIZE;
/** Glyphs for one call: bounds the memory of the network's activations. */
const MAX_BATCH = 512;

/** Asks the network about all candidates of a picture, in as few calls as memory allows. */
export async function classifyCandidates(
  candidates: readonly Candidate[],
  classify: Classify,
): Promise<ScoredCandidate[]> {
  const scored: ScoredCandidate[] = [];
  for (let start = 0; start < candidates.length; start += MAX_BATCH) {
    const batch = candidates.slice(start, start + MAX_BATCH);
    const glyphs = new Float32Array(batch.length * GLYPH_PIXELS); // [n, 28, 28, 1]
    batch.forEach(({ glyph }, n) => {
      for (let i = 0; i < GLYPH_PIXELS; i++) glyphs[n * GLYPH_PIXELS + i] = glyph[i]! / 255;
    });
    const predictions = await classify(glyphs);
    batch.forEach((candidate, n) => {
      scored.push({ ...candidate, prediction: predictions[n]! });
    });
  }
  return scored;
}
