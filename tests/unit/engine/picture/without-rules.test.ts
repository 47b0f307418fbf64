import { describe, expect, it } from 'vitest';
import type { InkMap } from '../../../../engine/picture/find-ink.ts';
import { withoutRules } from '../../../../engine/picture/without-rules.ts';

/** Upright strokes three pixels wide from edge to edge, and an L lower than these. */
function bars(width: number, height: number, lower: number): InkMap {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isBar = x % 60 >= 10 && x % 60 < 13;
      const isUpright = x % 60 >= 30 && x % 60 < 33 && y >= 2 && y < 2 + lower;
      const isFoot = x % 60 >= 30 && x % 60 < 50 && y >= lower - 1 && y < 2 + lower;
      mask[y * width + x] = Number(isBar || isUpright || isFoot);
    }
  return { width, height, mask, strength: Uint8ClampedArray.from(mask, (value) => 255 * value), threshold: 60 };
}

describe('withoutRules', () => {
  it('says that a line was cut to its digits, where ones go from edge to edge, too', () => {
    expect(withoutRules(bars(240, 60, 54))?.isTight).toBe(true);
  });

  it('has no doubt about rules that are higher than the digits, or of a cell', () => {
    expect(withoutRules(bars(240, 60, 36))?.isTight).toBe(false);
    expect(withoutRules(bars(60, 60, 54))?.isTight).toBe(false);
  });
});
