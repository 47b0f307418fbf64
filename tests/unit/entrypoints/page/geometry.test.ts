import { describe, expect, test } from 'vitest';
import { fitPicture, intersect, partOf, placeBeside, shareOf } from '../../../../entrypoints/page/geometry.ts';

const box = { x: 10, y: 20, width: 200, height: 100 };

test('shareOf is the inverse of partOf', () => {
  const share = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
  expect(partOf(box, share)).toEqual({ x: 60, y: 70, width: 100, height: 25 });
  expect(shareOf(box, partOf(box, share))).toEqual(share);
});

test('rectangles that only touch have nothing in common', () => {
  expect(intersect(box, { x: 210, y: 20, width: 5, height: 5 })).toBeNull();
  expect(intersect(box, { x: 0, y: 0, width: 20, height: 30 })).toEqual({ x: 10, y: 20, width: 10, height: 10 });
});

describe('a picture in its element', () => {
  const square = { width: 50, height: 50 };

  test.each([
    ['fill', '50% 50%', box],
    ['contain', '50% 50%', { x: 60, y: 20, width: 100, height: 100 }],
    ['contain', '0px 0px', { x: 10, y: 20, width: 100, height: 100 }],
    ['contain', '100% 50%', { x: 110, y: 20, width: 100, height: 100 }],
    ['cover', '50% 50%', { x: 10, y: -30, width: 200, height: 200 }],
    ['cover', '50% 0%', { x: 10, y: 20, width: 200, height: 200 }],
    ['none', '50% 50%', { x: 85, y: 45, width: 50, height: 50 }],
    ['scale-down', '50% 50%', { x: 85, y: 45, width: 50, height: 50 }],
  ])('object-fit: %s; object-position: %s', (fit, position, expected) => {
    expect(fitPicture(box, square, fit, position)).toEqual(expected);
  });

  test('fills it where it has no size of its own', () => {
    expect(fitPicture(box, { width: 0, height: 0 }, 'contain', '50% 50%')).toEqual(box);
  });
});

describe('a card', () => {
  const card = { width: 100, height: 60 };
  const view = { width: 800, height: 600 };
  const place = (x: number, y: number, width: number, height: number) =>
    placeBeside({ x, y, width, height }, card, view, 10);

  test('goes to the right where there is room, else to the left, below, above', () => {
    expect(place(100, 100, 200, 200)).toEqual({ x: 310, y: 100 });
    expect(place(500, 100, 290, 200)).toEqual({ x: 390, y: 100 });
    expect(place(0, 100, 800, 200)).toEqual({ x: 10, y: 310 });
    expect(place(0, 300, 800, 300)).toEqual({ x: 10, y: 230 });
  });

  test('is always whole inside the window', () => {
    for (const [x, y, width, height] of [
      [0, 0, 800, 600],
      [-500, -500, 3000, 3000],
      [790, 590, 100, 100],
      [-200, 300, 210, 50],
      [300, -400, 50, 410],
    ] as const) {
      const at = place(x, y, width, height);
      expect(at.x).toBeGreaterThanOrEqual(10);
      expect(at.y).toBeGreaterThanOrEqual(10);
      expect(at.x + card.width).toBeLessThanOrEqual(790);
      expect(at.y + card.height).toBeLessThanOrEqual(590);
    }
  });
});
