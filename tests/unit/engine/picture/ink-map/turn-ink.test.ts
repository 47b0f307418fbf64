import { describe, expect, it, test } from 'vitest';
import type { Path } from '../../../../../engine/decode/best-path.ts';
import type { InkMap } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { turnBack, turnInk } from '../../../../../engine/picture/ink-map/turn-ink.ts';
import { turnOf } from '../../../../../engine/picture/looks/turn-of.ts';

const DEGREE = Math.PI / 180;

/** Blocks of ink, 9 pixels wide and high, about places on a map. */
function blocks(places: readonly (readonly [x: number, y: number])[], width = 200, height = 120): InkMap {
  const strength = new Uint8ClampedArray(width * height);
  for (const [x, y] of places)
    for (let dy = -4; dy <= 4; dy++) strength.fill(255, (y + dy) * width + x - 4, (y + dy) * width + x + 5);
  return { width, height, strength, mask: strength.map((value) => (value >= 128 ? 1 : 0)) as never, threshold: 40 };
}

/** The middles of the blocks, from left to right. */
function middles({ width, mask }: InkMap, count: number): [x: number, y: number][] {
  const ink = [...mask.keys()].filter((i) => mask[i]).map((i) => [i % width, Math.floor(i / width)] as const);
  ink.sort(([a], [b]) => a - b);
  const size = ink.length / count;
  return Array.from({ length: count }, (_, n) => {
    const block = ink.slice(Math.round(n * size), Math.round((n + 1) * size));
    const mean = (axis: 0 | 1) => block.reduce((sum, point) => sum + point[axis], 0) / block.length;
    return [mean(0), mean(1)];
  });
}

describe('turnInk', () => {
  test.each([-30, -12, 15, 40])('makes a line that falls by %i° level, and keeps its ink', (degrees) => {
    const slope = Math.tan(degrees * DEGREE);
    const places = [40, 80, 120, 160].map((x) => [x, Math.round(60 + slope * (x - 100))] as const);
    const ink = blocks(places, 200, 180);
    const turned = turnInk(ink, degrees * DEGREE);
    const heights = middles(turned, 4).map(([, y]) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1);
    const sum = ({ strength }: InkMap) => strength.reduce((total, value) => total + value, 0);
    expect(sum(turned) / sum(ink)).toBeCloseTo(1, 1);
  });

  it('gives the map itself where there is nothing to turn', () => {
    const ink = blocks([[50, 50]]);
    expect(turnInk(ink, 0)).toBe(ink);
  });

  it('does not turn a strip that would be many times as large', () => {
    const strip = blocks([[50, 10]], 20_000, 20);
    expect(turnInk(strip, 0.3)).toBe(strip);
  });
});

describe('turnBack', () => {
  test.each([-30, 20])('finds what was turned by %i° where it was, in picture pixels', (degrees) => {
    const turned = turnInk(blocks([[150, 40]]), degrees * DEGREE);
    const [[x, y]] = middles(turned, 1) as [[number, number]];
    const unit = 3;
    const box = { x: (x - 4) * unit, y: (y - 4) * unit, width: 9 * unit, height: 9 * unit };
    const back = turnBack(box, turned, unit);
    expect(back.x / unit).toBeCloseTo(146, 0);
    expect(back.y / unit).toBeCloseTo(36, 0);
    expect([back.width, back.height]).toEqual([box.width, box.height]);
  });

  it('leaves boxes of a level map alone', () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    expect(turnBack(box, blocks([]), 2)).toBe(box);
  });
});

describe('turnOf', () => {
  /** A line of digits, 20 wide and 30 high, 25 apart, each lower than the one before it by `fall`; one by one off the line by `off`. */
  const line = (count: number, fall: number, off: readonly number[] = [], relativeHeight = 1) =>
    ({
      steps: Array.from({ length: count }, (_, n) => ({
        isDigit: true,
        candidate: { relativeHeight, box: { x: 25 * n, y: fall * n + (off[n] ?? 0), width: 20, height: 30 } },
      })),
    }) as unknown as Path;

  test.each([-0.6, -0.35, 0.35, 0.6])('finds a slope of %f in a line of digits', (slope) => {
    const angle = turnOf([line(5, 25 * slope)]);
    expect(angle / Math.atan(slope)).toBeGreaterThan(0.9);
    expect(angle / Math.atan(slope)).toBeLessThanOrEqual(1);
  });

  it('takes what is about level as it is, and a lone digit', () => {
    expect(turnOf([line(5, 4)])).toBe(0);
    expect(turnOf([line(1, 0), line(1, 0)])).toBe(0);
    expect(turnOf([])).toBe(0);
  });

  it('believes two digits less than six', () => {
    expect(turnOf([line(2, 7)])).toBe(0);
    expect(turnOf([line(6, 7)])).toBeGreaterThan(0.2);
  });

  it('finds no slope in digits that are in no line, nor in marks', () => {
    expect(turnOf([line(4, 10, [0, 20, -20, 5])])).toBe(0);
    expect(turnOf([line(5, 10, [], 0.3)])).toBe(0);
  });
});
