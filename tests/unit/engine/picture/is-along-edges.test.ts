import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../engine/decode/best-path.ts';
import { isAlongEdges } from '../../../../engine/picture/is-along-edges.ts';
import type { SegmentedLine } from '../../../../engine/picture/segment.ts';

/**
 * Looks at a one, 4 columns of ink from column 20 on, in a picture of 60×40.
 *
 * @param left grey of the picture beside it
 * @param right grey of the picture beyond it
 * @param blur greys go over into each other within this many columns
 */
function looksAlongEdge({ left = 200, right = 200, ink = 60, blur = 0, top = 5 }) {
  const [width, height] = [60, 40];
  const values = new Uint8ClampedArray(width * height);
  const fragmentMap = new Int32Array(width * height);
  const greyAt = (x: number) => (x < 20 ? left : x < 24 ? ink : right);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const near = Array.from({ length: 2 * blur + 1 }, (_, k) => greyAt(x + k - blur));
    const isLine = y >= top && y < height - top;
    values[i] = isLine ? near.reduce((sum, grey) => sum + grey, 0) / near.length : x < 22 ? left : right;
    if (isLine && x >= 20 && x < 24) fragmentMap[i] = 7;
  }
  const bounds = { left: 20, top, right: 24, bottom: height - top };
  const line = { fragments: [{ label: 7, bounds, strokeWidth: 4 }] } as unknown as SegmentedLine;
  const path = { steps: [{ isDigit: true, candidate: { from: 0, to: 1 } }] } as unknown as Path;
  return isAlongEdges(path, line, fragmentMap, { width, height, values });
}

describe('isAlongEdges', () => {
  it('takes ink with paper on both sides for a stroke, blurred or faint', () => {
    expect(looksAlongEdge({})).toBe(false);
    expect(looksAlongEdge({ blur: 3 })).toBe(false);
    expect(looksAlongEdge({ ink: 180 })).toBe(false);
    expect(looksAlongEdge({ right: 170 })).toBe(false); // the edge of a soft shadow, beside it
  });

  it('takes ink that is as dark as one side of it for an edge', () => {
    expect(looksAlongEdge({ right: 60 })).toBe(true);
    expect(looksAlongEdge({ left: 60 })).toBe(true);
    expect(looksAlongEdge({ right: 90, blur: 3 })).toBe(true);
    expect(looksAlongEdge({ ink: 190, right: 190 })).toBe(true);
  });

  it('says nothing of what has no grey beside it', () => {
    expect(looksAlongEdge({ left: 60, right: 60 })).toBe(false);
  });
});
