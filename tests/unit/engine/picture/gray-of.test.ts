import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../engine/api.ts';
import { measureNoise } from '../../../../engine/picture/denoise.ts';
import { cutThumbnailOf, grayOf } from '../../../../engine/picture/gray-of.ts';
import { Random } from '../../../../training/random.ts';

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

describe('cutThumbnailOf', () => {
  /** A cross of ink, a sixth of the picture wide, from edge to edge. */
  function cross(width: number, height: number): Picture {
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let i = 0; i < width * height; i++) {
      const isInk = Math.abs((i % width) / width - 0.5) < 1 / 12 || Math.abs(i / width / height - 0.5) < 1 / 12;
      if (isInk) data.fill(40, 4 * i, 4 * i + 3);
    }
    return { width, height, data };
  }

  it('makes a picture of any size small where ink fills it', () => {
    for (const [width, height] of [
      [131, 99],
      [103, 519],
      [500, 400],
      [1601, 2003],
    ] as const) {
      const thumbnail = cutThumbnailOf(cross(width, height))!;
      expect(thumbnail).toMatchObject({ isThumbnail: true, isDarkInk: true, isDoubtful: false });
      const { gray, scale } = thumbnail;
      expect(Math.max(gray.width, gray.height)).toBeLessThanOrEqual(130);
      expect(Math.max(gray.width, gray.height)).toBeGreaterThan(64);
      for (const left of [width - gray.width / scale, height - gray.height / scale]) // whole blocks, at most one is left out
        expect(Math.abs(left)).toBeLessThan(1 / scale);
    }
  });

  it('leaves others as they are', () => {
    expect(cutThumbnailOf(cross(130, 99))).toBeUndefined();
    expect(cutThumbnailOf(paper(400, 300, 20))).toBeUndefined();
    expect(cutThumbnailOf(cross(400, 250))).toBeUndefined(); // too wide
    expect(cutThumbnailOf(cross(60, 500))).toBeUndefined(); // too slim
  });
});
