import type { InkMap } from './find-ink.ts';

/** How far the soft edge of what is taken away reaches, in pixels. */
const EDGE = 2;

/** The ink of a mask, with the soft edges of what is not in it taken away too. */
export function limitTo(ink: InkMap, mask: Uint8Array): InkMap {
  const { width, height } = ink;
  const strength = ink.strength.slice();
  for (let y = 0, row = 0; y < height; y++, row += width) {
    for (let x = 0; x < width; x++) {
      if (!ink.mask[row + x] || mask[row + x]) continue;
      const left = Math.max(0, x - EDGE);
      while (x < width && ink.mask[row + x] && !mask[row + x]) x++;
      const right = Math.min(width, x + EDGE);
      for (let near = Math.max(0, y - EDGE); near <= Math.min(height - 1, y + EDGE); near++)
        for (let i = near * width + left; i < near * width + right; i++) if (!mask[i]) strength[i] = 0;
    }
  }
  return { ...ink, mask, strength };
}
