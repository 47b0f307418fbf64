import { describe, expect, it } from 'vitest';
import type { BoundingBox, Reading } from '../../../../../engine/api.ts';
import { arePartsOfMore } from '../../../../../engine/picture/looks/are-parts-of-more.ts';
import type { Trace } from '../../../../../engine/picture/looks/look.ts';

const ONE: BoundingBox = { x: 10, y: 10, width: 4, height: 20 };
const BIG: BoundingBox = { x: 9, y: 9, width: 18, height: 22 };

const read = (label: number, box: BoundingBox) =>
  ({ text: String(label), lines: [{ digits: [{ label, box }] }] }) as unknown as Reading;
/** A look that reads `text`, where the path has one step, at a box. */
function look(
  text: string,
  box: BoundingBox,
  { isDigit = false, digitProbability = 0, relativeHeight = 1 } = {},
): Trace {
  const candidate = { box, relativeHeight, prediction: { label: 1, digitProbability } };
  return { reading: { text, lines: [] }, lines: [{ steps: [{ isDigit, candidate }] }] } as unknown as Trace;
}

describe('arePartsOfMore', () => {
  it('finds a one within a shape that another look takes for no digit', () => {
    expect(arePartsOfMore(read(1, ONE), look('', BIG))).toBe(true);
    expect(arePartsOfMore(read(1, ONE), look('', BIG, { isDigit: true, digitProbability: 0.04 }))).toBe(true);
  });

  it('leaves a one alone that the other look sees as a digit, too, reads, or passes over as a low mark', () => {
    expect(arePartsOfMore(read(1, ONE), look('', ONE, { isDigit: true, digitProbability: 0.9 }))).toBe(false);
    expect(arePartsOfMore(read(1, ONE), look('11', BIG))).toBe(false);
    expect(arePartsOfMore(read(1, ONE), look('', BIG, { relativeHeight: 0.3 }))).toBe(false);
  });

  it('leaves a one alone that another look sees a little thicker, and doubts', () => {
    expect(arePartsOfMore(read(1, ONE), look('', { ...ONE, width: 5 }, { isDigit: true, digitProbability: 0.2 }))).toBe(
      false,
    );
  });

  it('leaves a one alone that is a part of something much higher, as squared paper is', () => {
    expect(arePartsOfMore(read(1, ONE), look('', { ...BIG, y: 0, height: 40 }))).toBe(false);
  });

  it('leaves a one alone that stands beside the shape, and any other digit', () => {
    expect(arePartsOfMore(read(1, ONE), look('', { ...BIG, x: 40 }))).toBe(false);
    expect(arePartsOfMore(read(7, ONE), look('', BIG))).toBe(false);
    expect(arePartsOfMore({ text: '', lines: [] }, look('', BIG))).toBe(false);
  });
});
