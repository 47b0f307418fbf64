import { rasterize } from '../../model/rasterize.ts';
import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;

/** Inks strokes as the popup does, with the usual pen: what the network will see of a drawn digit. */
export function inkAll(samples: readonly StrokeSample[]): Dataset {
  const images = new Uint8Array(samples.length * PIXELS);
  samples.forEach(({ strokes }, index) => {
    images.set(rasterize(strokes), index * PIXELS);
  });
  return { images, labels: Uint8Array.from(samples, ({ label }) => label) };
}
