import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../../engine/decode/best-path.ts';
import { isAlongEdges } from '../../../../../engine/picture/looks/is-along-edges.ts';
import type { SegmentedLine } from '../../../../../engine/picture/segment/segment.ts';

/**
 * Looks at a bar, 4 pixels thick and 30 long, in a picture of 60×60.
 *
 * @param before grey above it, or left of it
 * @param after grey below it, or right of it
 * @param blur greys go over into each other within this many pixels
 * @param isUpright whether it is a one, not a dash
 * @param start first row or column of the bar
 */
function looksAlongEdge({ before = 200, after = 200, ink = 60, blur = 0, isUpright = true, start = 28 }): boolean {
  const side = 60;
  const values = new Uint8ClampedArray(side * side);
  const fragmentMap = new Int32Array(side * side);
  const greyAt = (x: number) => (x < start ? before : x < start + 4 ? ink : after);
  for (let across = 0; across < side; across++)
    for (let along = 0; along < side; along++) {
      const i = isUpright ? along * side + across : across * side + along;
      const near = Array.from({ length: 2 * blur + 1 }, (_, k) => greyAt(across + k - blur));
      const isBar = along >= 15 && along < 45;
      values[i] = isBar ? near.reduce((sum, grey) => sum + grey, 0) / near.length : 200;
      if (isBar && across >= start && across < start + 4) fragmentMap[i] = 7;
    }
  const [from, to] = [15, 45];
  const bounds = isUpright
    ? { left: start, top: from, right: start + 4, bottom: to }
    : { left: from, top: start, right: to, bottom: start + 4 };
  const line = { fragments: [{ label: 7, bounds, strokeWidth: 4 }] } as unknown as SegmentedLine;
  const path = { steps: [{ isDigit: true, candidate: { from: 0, to: 1 } }] } as unknown as Path;
  return isAlongEdges(path, line, fragmentMap, { width: side, height: side, values });
}

describe('isAlongEdges', () => {
  it.each([true, false])('takes ink with paper on both sides for a stroke, upright: %s', (isUpright) => {
    expect(looksAlongEdge({ isUpright })).toBe(false);
    expect(looksAlongEdge({ isUpright, blur: 3 })).toBe(false);
    expect(looksAlongEdge({ isUpright, ink: 180 })).toBe(false);
    expect(looksAlongEdge({ isUpright, after: 170 })).toBe(false); // the edge of a soft shadow, beside it
  });

  it.each([true, false])('takes ink that is as dark as one side of it for an edge, upright: %s', (isUpright) => {
    expect(looksAlongEdge({ isUpright, after: 60 })).toBe(true);
    expect(looksAlongEdge({ isUpright, before: 60 })).toBe(true);
    expect(looksAlongEdge({ isUpright, after: 90, blur: 3 })).toBe(true);
    expect(looksAlongEdge({ isUpright, ink: 190, after: 190 })).toBe(true);
  });

  it('says nothing of what the picture does not show both sides of', () => {
    expect(looksAlongEdge({ after: 60, start: 1 })).toBe(false);
    expect(looksAlongEdge({ after: 60, start: 20 })).toBe(true);
  });
});
