import { describe, expect, test } from 'vitest';
import { FRAMINGS, frameAs } from '../../../../training/corruptions/framings.ts';

/** A seven of 10×16 pixels, off the middle. */
const seven = () => {
  const image = new Uint8Array(784);
  for (let y = 4; y < 20; y++) {
    if (y < 6) image.fill(255, y * 28 + 8, y * 28 + 18);
    else image.fill(255, y * 28 + 16, y * 28 + 18);
  }
  return image;
};
function extent(image: Uint8Array) {
  const inked = Array.from(image.keys()).filter((index) => image[index]! > 127);
  const columns = inked.map((index) => index % 28);
  const rows = inked.map((index) => Math.floor(index / 28));
  const of = (places: number[]) => [Math.min(...places), Math.max(...places)];
  return { columns: of(columns), rows: of(rows) };
}

describe('frameAs', () => {
  test('fills the picture to its upper and lower edge, its proportions kept', () => {
    const { columns, rows } = extent(frameAs('filling the picture', seven()));
    expect(rows).toEqual([0, 27]);
    expect(columns[1]! - columns[0]! + 1).toBeCloseTo((10 / 16) * 28, -0.5);
  });

  test('stretches the shorter side as far', () => {
    const { columns, rows } = extent(frameAs('stretched to a square', seven()));
    expect([columns, rows]).toEqual([
      [0, 27],
      [0, 27],
    ]);
  });

  test('makes it small, in the middle', () => {
    const { columns, rows } = extent(frameAs('small in the picture', seven()));
    expect(rows[1]! - rows[0]! + 1).toBeGreaterThanOrEqual(12);
    expect(rows[1]! - rows[0]! + 1).toBeLessThanOrEqual(14);
    expect((rows[0]! + rows[1]!) / 2).toBeCloseTo(13.5, -0.5);
    expect((columns[0]! + columns[1]!) / 2).toBeCloseTo(13.5, -0.5);
  });

  test('leaves no greys but at edges where a collection has none', () => {
    const greys = (image: Uint8Array) => image.filter((value) => value > 0 && value < 255).length;
    expect(greys(frameAs('stretched, 16×16, no greys', seven()))).toBeLessThan(
      greys(frameAs('stretched, 8×8', seven())) / 3,
    );
  });

  test.each(Object.keys(FRAMINGS) as (keyof typeof FRAMINGS)[])('a blank picture stays blank: %s', (kind) => {
    expect(frameAs(kind, new Uint8Array(784)).some((value) => value > 0)).toBe(false);
  });
});
