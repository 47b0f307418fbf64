import type { PictureReading } from '../../../../entrypoints/host/wire.ts';

/** The reading of a picture that says a text, every digit as probable. */
export function readingOf(text: string, probability = 0.99): PictureReading {
  const lines = text.split('\n').map((line) => ({
    text: line,
    digits: Array.from(line, (label, i) => ({
      label: Number(label),
      probability,
      probabilities: new Float32Array(10),
      digitProbability: 1,
      symbolProbability: 0,
      box: { x: i * 10, y: 0, width: 10, height: 20 },
      glyph: new Uint8ClampedArray(784).fill(255),
    })),
  }));
  return { width: 100, height: 20, text, lines };
}
