import { describe, expect, test } from 'vitest';
import { reframe } from '../../../../training/augment/reframe.ts';
import { IDENTITY_WARP, warpGlyph } from '../../../../training/augment/warp.ts';
import { Random } from '../../../../training/random.ts';

/** A bar of 4×16 pixels, off the middle. */
const bar = () => {
  const glyph = new Float32Array(784);
  for (let y = 3; y < 19; y++) glyph.fill(1, y * 28 + 6, y * 28 + 10);
  return glyph;
};
function extent(glyph: Float32Array) {
  const [columns, rows] = [new Set<number>(), new Set<number>()];
  glyph.forEach((level, index) => {
    if (level < 0.5) return;
    columns.add(index % 28);
    rows.add(Math.floor(index / 28));
  });
  const middle = (set: Set<number>) => (Math.min(...set) + Math.max(...set)) / 2;
  return { width: columns.size, height: rows.size, x: middle(columns), y: middle(rows) };
}
const framings = Array.from({ length: 400 }, (_, seed) => {
  const glyph = bar();
  const framing = reframe(glyph, new Random(seed));
  warpGlyph(glyph, { ...IDENTITY_WARP, ...framing.warp }, new Random(0));
  return { ...framing, ...extent(glyph) };
});

describe('reframe', () => {
  test('a digit fills the picture or is small in it, its box about the middle', () => {
    for (const { height, x, y } of framings) {
      expect(height).toBeGreaterThanOrEqual(9); // 0.75 of the least side, less a soft edge
      expect(Math.abs(x - 13.5)).toBeLessThan(3.5);
      expect(Math.abs(y - 13.5)).toBeLessThan(3.5);
    }
    expect(framings.filter(({ height }) => height >= 26).length).toBeGreaterThan(50);
    expect(framings.filter(({ height }) => height <= 16).length).toBeGreaterThan(50);
  });

  test('it keeps its proportions or is stretched, and never so far that a stroke is a block', () => {
    const stretches = framings.map(({ warp }) => warp.zoomX / warp.zoomY);
    const kept = stretches.filter((stretch) => Math.abs(stretch - 1) < 1e-9).length;
    expect(kept).toBeGreaterThan(150);
    expect(kept).toBeLessThan(250);
    for (const { warp, side } of framings) expect(warp.zoomX).toBeLessThanOrEqual((2.5 * side) / 16 + 1e-9);
  });

  test('a blank picture stays where it is', () => {
    const { warp } = reframe(new Float32Array(784), new Random(1));
    expect(warp).toEqual({ zoomX: 1, zoomY: 1, moveX: 0, moveY: 0 });
  });
});
