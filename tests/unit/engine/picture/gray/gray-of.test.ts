import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../../engine/api.ts';
import { measureNoise } from '../../../../../engine/picture/gray/denoise.ts';
import { grayOf } from '../../../../../engine/picture/gray/gray-of.ts';
import { Random } from '../../../../../training/random.ts';

/** Grey paper with noise of a standard deviation. */
function paper(width: number, height: number, noise: number): Picture {
  const random = new Random(3, noise);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < data.length; i += 4) data.fill(150 + (noise > 0 ? random.normal(noise) : 0), i, i + 3);
  return { width, height, data };
}

describe('grayOf', () => {
  it('enlarges a small picture, and takes its noise away in a second one of the same size', () => {
    const { gray, scale, smoothed } = grayOf(paper(60, 90, 20));
    expect(scale).toBe(2);
    expect(gray).toMatchObject({ width: 120, height: 180 });
    expect(smoothed).toMatchObject({ scale: 2, gray: { width: 120, height: 180 } });
    const spread = (values: Uint8ClampedArray) => Math.max(...values) - Math.min(...values);
    expect(spread(smoothed!.gray.values)).toBeLessThan(0.6 * spread(gray.values));
  });

  it('has no second one where there is no noise', () => {
    expect(grayOf(paper(60, 90, 0)).smoothed).toBeUndefined();
  });

  it('takes the noise of a larger picture away at once', () => {
    const { gray, smoothed } = grayOf(paper(200, 200, 20));
    expect(smoothed).toBeUndefined();
    expect(measureNoise(gray)).toBeLessThan(5);
  });
});
