import { expect, test } from 'vitest';
import { IDENTITY_WARP, type Warp, warpGlyph } from '../../../../training/augment/warp.ts';
import { Random } from '../../../../training/random.ts';

/** A glyph of one white pixel. */
const spot = (x: number, y: number) => {
  const glyph = new Float32Array(784);
  glyph[y * 28 + x] = 1;
  return glyph;
};
/** Where the ink's mass went. */
function centreAfter(glyph: Float32Array, warp: Partial<Warp>): [number, number] {
  warpGlyph(glyph, { ...IDENTITY_WARP, ...warp }, new Random(1));
  const sum = glyph.reduce((total, level) => total + level, 0);
  let [x, y] = [0, 0];
  glyph.forEach((level, index) => {
    x += (level * (index % 28)) / sum;
    y += (level * Math.floor(index / 28)) / sum;
  });
  return [x, y];
}

test('the identity changes nothing', () => {
  const glyph = Float32Array.from({ length: 784 }, (_, index) => (index % 17) / 17);
  const before = glyph.slice();
  warpGlyph(glyph, IDENTITY_WARP, new Random(1));
  glyph.forEach((level, index) => {
    expect(level).toBeCloseTo(before[index]!, 6);
  });
});

test.each<[string, Partial<Warp>, [number, number]]>([
  ['moves', { moveX: 3, moveY: -2 }, [23, 10]],
  ['turns clockwise as seen', { rotation: Math.PI / 2 }, [15, 20]],
  ['zooms about the centre', { zoomX: 0.5, zoomY: 0.5 }, [16.75, 12.75]],
  ['slants the upper half to the right', { slant: 0.5 }, [20.75, 12]],
])('%s', (_, warp, [x, y]) => {
  const [foundX, foundY] = centreAfter(spot(20, 12), warp);
  expect(foundX).toBeCloseTo(x, 0);
  expect(foundY).toBeCloseTo(y, 0);
});

test('elastic displacement bends, by about its deviation', () => {
  const distances = Array.from({ length: 200 }, (_, seed) => {
    const glyph = spot(14, 14);
    warpGlyph(glyph, { ...IDENTITY_WARP, elastic: 1.5 }, new Random(seed));
    const sum = glyph.reduce((total, level) => total + level, 0);
    return sum === 0 ? 0 : glyph.reduce((total, level, index) => total + level * ((index % 28) - 14), 0) / sum;
  });
  const deviation = Math.sqrt(distances.reduce((sum, x) => sum + x * x, 0) / distances.length);
  expect(deviation).toBeGreaterThan(0.9);
  expect(deviation).toBeLessThan(2.2);
});
