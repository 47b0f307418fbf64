import { expect, test } from 'vitest';
import type { InkMap } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { labelComponents, strokeWidth } from '../../../../../engine/picture/raster/label-components.ts';
import { cropGlyph } from '../../../../../engine/picture/segment/crop-glyph.ts';

/** A two of three strokes, [height, width], as a map of ink. */
function drawTwo(height: number): InkMap {
  const width = Math.round(0.7 * height);
  const mask = new Uint8Array(width * height);
  const pen = 0.06;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / height, y / height];
      const isArc = v < 0.35 && Math.abs(Math.hypot(u - 0.35, v - 0.33) - 0.25) < pen;
      const isFall = v >= 0.3 && v < 0.85 && Math.abs(u - (0.6 - 0.9 * (v - 0.3))) < pen;
      const isFoot = Math.abs(v - 0.85) < pen && u > 0.1 && u < 0.62;
      if (isArc || isFall || isFoot) mask[y * width + x] = 1;
    }
  return { width, height, mask, strength: Uint8ClampedArray.from(mask, (ink) => 255 * ink), threshold: 128 };
}

function cropOfTwo(height: number): Uint8ClampedArray {
  const ink = drawTwo(height);
  const { labels, components } = labelComponents(ink.mask, ink.width, ink.height);
  expect(components).toHaveLength(1);
  return cropGlyph(ink, labels, [{ ...components[0]!, strokeWidth: strokeWidth(components[0]!) }]);
}

test('a digit looks the same however large it is, also where not every pixel is looked at', () => {
  const small = cropOfTwo(110);
  for (const height of [300, 500, 1000]) {
    const large = cropOfTwo(height);
    const difference = large.reduce((sum, value, i) => sum + Math.abs(value - small[i]!), 0) / (28 * 28);
    expect(difference, `${height} pixels high`).toBeLessThan(4);
  }
});
