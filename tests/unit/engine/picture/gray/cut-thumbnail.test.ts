import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../../engine/api.ts';
import { cutThumbnailOf } from '../../../../../engine/picture/gray/cut-thumbnail.ts';

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
    const white = new Uint8ClampedArray(400 * 300 * 4).fill(255);
    expect(cutThumbnailOf({ width: 400, height: 300, data: white })).toBeUndefined();
    expect(cutThumbnailOf(cross(400, 250))).toBeUndefined(); // too wide
    expect(cutThumbnailOf(cross(60, 500))).toBeUndefined(); // too slim
  });
});
