import type { Raster } from '../raster/raster.ts';

/** Noise is told by the plainest part of a picture: print and writing may cover most of it. */
const PLAINEST = 0.1;
/**
 * Squared gradients of white noise fall off exponentially. A tenth of them are below 0.105 of their mean, so one in 250 is above this
 * multiple of that.
 */
const MULTIPLE = 53;
/** Gradients are measured on this many rows, or twice as many at most. */
const ROWS = 300;

/** The squared gradient, by central differences, that noise on plain paper hardly exceeds; 0 where a tenth of the picture is even. */
export function noiseFloor({ width, height, values }: Raster): number {
  const counts = new Uint32Array(2 * 255 ** 2 + 1);
  let total = 0;
  const step = Math.max(1, Math.floor(height / ROWS));
  for (let y = 1; y + 1 < height; y += step) {
    for (let x = 1, i = y * width + 1; x + 1 < width; x++, i++) {
      const dx = values[i + 1]! - values[i - 1]!;
      const dy = values[i + width]! - values[i - width]!;
      counts[dx * dx + dy * dy]! += 1;
      total++;
    }
  }
  let plain = 0;
  for (let seen = counts[0]!; seen < PLAINEST * total; seen += counts[plain]!) plain++;
  return MULTIPLE * plain;
}
