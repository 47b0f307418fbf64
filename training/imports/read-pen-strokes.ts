import { rasterize } from '../../model/rasterize.ts';
import { readStrokes } from '../datasets/strokes.ts';
import type { Candidate } from './candidate.ts';

/**
 * Pen strokes: unpacked JSON, a list of `{label, strokes: [[[x, y], …], …]}`; inked as drawings in the popup are.
 *
 * @throws {DatasetError} see `readStrokes`
 */
export async function* readPenStrokes(bytes: Uint8Array, name: string): AsyncGenerator<Candidate> {
  const digits = await readStrokes({ name, bytes });
  for (const [index, { label, strokes }] of digits.entries()) {
    const place = { name: `${name} #${index}`, progress: (index + 1) / digits.length };
    const glyph = new Uint8Array(rasterize(strokes));
    yield { ...place, sample: { label, glyph, strokes } };
  }
}
