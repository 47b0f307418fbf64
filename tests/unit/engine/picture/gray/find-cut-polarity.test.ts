import { describe, expect, it } from 'vitest';
import { findCutPolarity } from '../../../../../engine/picture/gray/find-cut-polarity.ts';
import type { Raster } from '../../../../../engine/picture/raster/raster.ts';

/** A rectangle of ink: its columns and rows, ends excluded. */
type Bar = readonly [left: number, top: number, right: number, bottom: number];

const SEVEN: readonly Bar[] = [
  [4, 0, 52, 12],
  [40, 0, 52, 80],
];

/** Dark bars on light paper, or the other way round, in a picture of 60×80 and a margin. */
function drawing(bars: readonly Bar[], { margin = 0, isInverted = false } = {}): Raster {
  const [width, height] = [60 + 2 * margin, 80 + 2 * margin];
  const values = new Uint8ClampedArray(width * height).fill(220);
  for (const [left, top, right, bottom] of bars)
    for (let y = top + margin; y < bottom + margin; y++)
      values.fill(30, y * width + left + margin, y * width + right + margin);
  return { width, height, values: isInverted ? values.map((value) => 255 - value) : values };
}

/** Within a dark border, 5 pixels wide. */
function onTable({ width, height, values }: Raster): Raster {
  const isTable = (i: number) =>
    Math.min(i % width, width - 1 - (i % width), Math.floor(i / width), height - 1 - Math.floor(i / width)) < 5;
  return { width, height, values: values.map((value, i) => (isTable(i) ? 30 : value)) };
}

describe('findCutPolarity', () => {
  it('tells ink that fills a picture from its paper', () => {
    expect(findCutPolarity(drawing(SEVEN))).toEqual({ isDarkInk: true, isDoubtful: false });
    expect(findCutPolarity(drawing(SEVEN, { isInverted: true }))).toEqual({ isDarkInk: false, isDoubtful: false });
    expect(findCutPolarity(drawing(SEVEN, { margin: 6 }))).toEqual({ isDarkInk: true, isDoubtful: false });
  });

  it('says nothing where there is room around the ink, or more than one piece of it', () => {
    expect(findCutPolarity(drawing(SEVEN, { margin: 20 }))).toBeUndefined();
    expect(findCutPolarity(drawing([...SEVEN, [5, 50, 20, 70]]))).toBeUndefined();
    expect(findCutPolarity(drawing([]))).toBeUndefined();
  });

  it('says nothing of a shadow, or of a sheet on a table', () => {
    expect(findCutPolarity(drawing([[0, 0, 25, 80]]))).toBeUndefined();
    expect(findCutPolarity(drawing([[10, 0, 52, 70]]))).toBeUndefined();
    const sheet = drawing([0, 1, 2, 3].map((i): Bar => [12, 8 + 18 * i, 40, 14 + 18 * i]));
    expect(findCutPolarity(onTable(sheet))).toBeUndefined();
  });

  it('says nothing of greys that go over into each other', () => {
    const values = Uint8ClampedArray.from({ length: 60 * 80 }, (_, i) => 3 * (i % 60) + 40);
    expect(findCutPolarity({ width: 60, height: 80, values })).toBeUndefined();
  });
});
