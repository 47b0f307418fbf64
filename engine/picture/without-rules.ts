import { estimateDigitHeight } from './estimate-digit-height.ts';
import type { InkMap } from './find-ink.ts';
import { labelComponents } from './label-components.ts';
import { removeRules } from './remove-rules.ts';

/** How far the soft edge of a rule reaches, in pixels. */
const EDGE = 2;

/** The same ink without ruled lines and frames, or undefined where there are none. */
export function withoutRules(ink: InkMap): InkMap | undefined {
  const { width, height, mask } = ink;
  const digitHeight = estimateDigitHeight(labelComponents(mask, width, height));
  const cleaned = removeRules(mask, width, height, digitHeight);
  if (!cleaned) return undefined;
  const strength = ink.strength.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i] || cleaned[i]) continue;
      for (let ny = Math.max(0, y - EDGE); ny <= Math.min(height - 1, y + EDGE); ny++)
        for (let nx = Math.max(0, x - EDGE); nx <= Math.min(width - 1, x + EDGE); nx++)
          if (!cleaned[ny * width + nx]) strength[ny * width + nx] = 0;
    }
  }
  return { ...ink, mask: cleaned, strength };
}
