import type { Picture } from '../../../../engine/api.ts';

/** A grey picture from rows of characters: `#` is ink, anything else paper. */
export function picture(rows: readonly string[], { ink = 0, paper = 255, scale = 1 } = {}): Picture {
  const width = rows[0]!.length * scale;
  const height = rows.length * scale;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isInk = rows[Math.floor(y / scale)]![Math.floor(x / scale)] === '#';
      data.fill(isInk ? ink : paper, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { width, height, data };
}

/** [height, width]: 1 where there is `#`. */
export function mask(rows: readonly string[]): Uint8Array {
  return Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0));
}
