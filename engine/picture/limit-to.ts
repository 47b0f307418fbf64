import type { InkMap } from './find-ink.ts';
import { findRuns } from './find-runs.ts';

/** How far the soft edge of what is taken away reaches, in pixels. */
const EDGE = 2;

/** The ink of a mask, with the soft edges of what is not in it taken away too. */
export function limitTo(ink: InkMap, mask: Uint8Array): InkMap {
  const { width, height } = ink;
  const strength = ink.strength.slice();
  const erased = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) if (ink.mask[i] && !mask[i]) erased[i] = 1;
  const { starts, ends, rows } = findRuns(erased, width, height);
  for (let y = 0; y < height; y++) {
    for (let run = rows[y]!; run < rows[y + 1]!; run++) {
      const left = Math.max(0, starts[run]! - EDGE);
      const right = Math.min(width, ends[run]! + EDGE);
      for (let ny = Math.max(0, y - EDGE); ny <= Math.min(height - 1, y + EDGE); ny++)
        for (let i = ny * width + left; i < ny * width + right; i++) if (!mask[i]) strength[i] = 0;
    }
  }
  return { ...ink, mask, strength };
}
