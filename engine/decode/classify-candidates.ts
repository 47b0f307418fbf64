import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Classify, Prediction } from '../api.ts';
import type { Candidate, ScoredCandidate } from './candidate.ts';

const GLYPH_PIXELS = GLYPH_SIZE * GLYPH_SIZE;
/** Glyphs for one call: bounds the memory of the network's activations. */
const MAX_BATCH = 512;

/** What geometry may say against a digit, in nats; no path reads what costs more, whatever the network would say. */
const MAX_PENALTY = 4;
/** Share of the width's penalty that even a zero pays. */
const LEAST_WIDTH_SHARE = 0.25;
/** Said of what is not worth asking about. */
const NONE: Prediction = {
  label: 0,
  probability: 0.1,
  probabilities: new Float32Array(10).fill(0.1),
  digitProbability: 0,
  symbolProbability: 0,
};

const mayBeDigit = ({ penalty, widthPenalty }: Candidate) => penalty + LEAST_WIDTH_SHARE * widthPenalty <= MAX_PENALTY;

/** Asks the network about all candidates of a picture that may be digits, in as few calls as memory allows. */
export async function classifyCandidates(
  candidates: readonly Candidate[],
  classify: Classify,
): Promise<ScoredCandidate[]> {
  const asked = candidates.filter(mayBeDigit);
  const answers: Prediction[] = [];
  for (let start = 0; start < asked.length; start += MAX_BATCH) {
    const batch = asked.slice(start, start + MAX_BATCH);
    const glyphs = new Float32Array(batch.length * GLYPH_PIXELS); // [n, 28, 28, 1]
    batch.forEach((candidate, n) => {
      const glyph = candidate.glyph();
      for (let i = 0; i < GLYPH_PIXELS; i++) glyphs[n * GLYPH_PIXELS + i] = glyph[i]! / 255;
    });
    answers.push(...(await classify(glyphs)));
  }
  const inOrder = answers.values();
  return candidates.map((candidate) => ({
    ...candidate,
    prediction: mayBeDigit(candidate) ? inOrder.next().value! : NONE,
  }));
}
