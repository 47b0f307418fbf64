import { describe, expect, it } from 'vitest';
import type { InkMap } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { withoutRules } from '../../../../../engine/picture/rules/without-rules.ts';

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

/** A stroke of 9×40 on squared paper, whose rules are too faint for the mask near the stroke. @param thickness of the rules, in pixels */
function strokeOnSquares(thickness: number): InkMap {
  const side = 140;
  const mask = new Uint8Array(side * side);
  const strength = new Uint8ClampedArray(side * side);
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const isStroke = x >= 66 && x < 75 && y >= 50 && y < 90;
      const isRule = (x % 40 >= 10 && x % 40 < 10 + thickness) || (y % 40 >= 18 && y % 40 < 18 + thickness);
      const isNear = x >= 56 && x < 85 && y >= 40 && y < 97;
      mask[i] = Number(isStroke || (isRule && !isNear));
      strength[i] = mask[i] ? 255 : isRule ? 100 : 0;
    }
  return { width: side, height: side, mask, strength, threshold: 60 };
}

/** Rings, 40 pixels high, over a line of 160 pixels in the middle of a large page. */
function underlined(count: number): InkMap {
  const [width, height] = [600, 400];
  const mask = new Uint8Array(width * height).map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isLine = x >= 200 && x < 360 && y >= 260 && y < 264;
    const place = Math.floor((x - 200) / 50);
    const isRing = place >= 0 && place < count && Math.abs(Math.hypot(x - 220 - 50 * place, y - 225) - 18) < 2;
    return Number(isLine || isRing);
  });
  return { width, height, mask, strength: Uint8ClampedArray.from(mask, (value) => 255 * value), threshold: 60 };
}

describe('withoutRules', () => {
  it.each([2, 6])('takes rules of squared paper out that are %i pixels thick', (thickness) => {
    const cleaned = withoutRules(strokeOnSquares(thickness))!.cleaned.mask;
    const crossings = 4 * 4 * thickness ** 2;
    expect(cleaned.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(9 * 40 + crossings);
  });

  it.each([3, 1])(
    'takes the line under %i digits out only where there are several: else it may be a part of one',
    (count) => {
      const cleaned = withoutRules(underlined(count))?.cleaned.mask;
      expect(cleaned?.slice(260 * 600).includes(1)).toBe(count === 3 ? false : undefined);
    },
  );

  it('says that a line was cut to its digits, where ones go from edge to edge, too', () => {
    expect(withoutRules(bars(240, 60, 54))?.isTight).toBe(true);
  });

  it('has no doubt about rules that are higher than the digits, or of a cell', () => {
    expect(withoutRules(bars(240, 60, 36))?.isTight).toBe(false);
    expect(withoutRules(bars(60, 60, 54))?.isTight).toBe(false);
  });
});
