import { rasterize } from '../../model/rasterize.ts';
import type { StrokeSample } from '../api.ts';
import { readStrokes } from '../datasets/strokes.ts';
import type { Candidate } from './candidate.ts';
import { because, type SkipReason } from './skip-reason.ts';

/**
 * Pen strokes: unpacked JSON, a list of `{label, strokes: [[[x, y], …], …]}`; inked as drawings in the popup are.
 *
 * @throws {DatasetError} see `readStrokes`
 */
export async function* readPenStrokes(bytes: Uint8Array, name: string): AsyncGenerator<Candidate> {
  const digits = await readStrokes({ name, bytes });
  for (const [index, { label, strokes }] of digits.entries()) {
    const place = { name: `${name} #${index}`, progress: (index + 1) / digits.length };
    const glyph = ink(strokes);
    yield glyph instanceof Uint8Array ? { ...place, sample: { label, glyph, strokes } } : { ...place, skipped: glyph };
  }
}

/** The glyph of strokes, or the reason why there is none: points too far apart to compute with leave no ink. */
function ink(strokes: StrokeSample['strokes']): Uint8Array | SkipReason {
  try {
    const glyph = new Uint8Array(rasterize(strokes));
    return glyph.some((value) => value > 0) ? glyph : because('blank');
  } catch (error) {
    if (error instanceof RangeError) return because('blank');
    throw error;
  }
}
