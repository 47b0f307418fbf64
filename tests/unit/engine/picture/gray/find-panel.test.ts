import { describe, expect, it, test } from 'vitest';
import type { Picture } from '../../../../../engine/api.ts';
import { cutPanel, findPanel } from '../../../../../engine/picture/gray/find-panel.ts';
import { Random } from '../../../../../training/random.ts';
import { allAround, type Margins, pasteOnPage } from '../../../../fixtures/paste-on-page.ts';
import { picture } from '../drawing.ts';

const WHITE = [255, 255, 255, 255] as const;
const SEVEN = picture(['######', '     #', '    # ', '   #  ', '   #  ', '   #  '], { scale: 12 });
/** Light ink on dark grey, 128×48. */
const DARK = picture(
  [
    '                ',
    '      ###       ',
    '        #       ',
    '       #        ',
    '       #        ',
    '                ',
  ],
  { ink: 230, paper: 60, scale: 8 },
);

/** Changes every pixel's channels but alpha. */
function each({ width, height, data }: Picture, change: (grey: number, x: number, y: number) => number): Picture {
  const changed = data.map((value, i) => {
    const at = i >> 2;
    return i % 4 === 3 ? value : change(value, at % width, Math.floor(at / width));
  });
  return { width, height, data: changed };
}

const FADING = each(DARK, (grey, x) => Math.max(grey, 60 + 195 * Math.min(1, x / 100)));

describe('findPanel', () => {
  test.each<[string, Margins]>([
    ['all around', allAround(30)],
    ['of other widths', { left: 5, top: 40, right: 90, bottom: 1 }],
    ['on three sides', { left: 20, top: 25, right: 0, bottom: 25 }],
  ])('finds a panel within margins %s', (_, margins) => {
    const found = findPanel(pasteOnPage(DARK, margins, WHITE));
    expect(found).toEqual({ x: margins.left, y: margins.top, width: DARK.width, height: DARK.height });
  });

  it('finds it on a page that shows through', () => {
    const found = findPanel(pasteOnPage(DARK, allAround(20), [0, 0, 0, 0]));
    expect(found).toEqual({ x: 20, y: 20, width: DARK.width, height: DARK.height });
  });

  it('finds it where the page is uneven, and dusty', () => {
    const random = new Random(3);
    const page = each(pasteOnPage(DARK, allAround(50), [240, 240, 240, 255]), (grey, x, y) =>
      x % 97 === 5 && y % 100 === 7 ? 0 : grey + random.uniform(-5, 5),
    );
    expect(findPanel(page)).toEqual({ x: 50, y: 50, width: DARK.width, height: DARK.height });
  });

  it('cuts off a soft edge', () => {
    const page = pasteOnPage(DARK, allAround(30), WHITE);
    const soft = each(page, (grey, x, y) => {
      const isEdge = grey < 100 && (x === 30 || y === 30 || x === 157 || y === 77);
      return isEdge && (x + y) % 2 ? 250 : grey;
    });
    expect(findPanel(soft)).toEqual({ x: 31, y: 31, width: DARK.width - 2, height: DARK.height - 2 });
  });

  test.each<[string, Picture]>([
    ['a picture without margins', DARK],
    ['a blank page', picture(['    '], { scale: 50 })],
    ['a digit that was cut out closely', SEVEN],
    ['ink on paper', pasteOnPage(SEVEN, allAround(30), WHITE)],
    ['light ink on a board', each(pasteOnPage(SEVEN, allAround(30), WHITE), (grey) => 255 - grey)],
    [
      'a rule around writing',
      pasteOnPage(
        each(pasteOnPage(SEVEN, allAround(30), WHITE), (grey, x, y) =>
          Math.min(x, y, 131 - x, 131 - y) < 3 ? 0 : grey,
        ),
        allAround(20),
        WHITE,
      ),
    ],
    ['paper that fades into the page', pasteOnPage(FADING, allAround(20), WHITE)],
    [
      'a panel with a title',
      each(pasteOnPage(DARK, allAround(40), WHITE), (grey, x, y) => (y === 20 && x > 60 && x < 90 ? 0 : grey)),
    ],
    ['a small block', pasteOnPage(picture(['#'], { scale: 12 }), allAround(30), WHITE)],
    ['one pixel', picture(['#'])],
    ['a column', picture(['#', ' ', '#'])],
  ])('finds none in %s', (_, without) => {
    expect(findPanel(without)).toBeUndefined();
  });
});

test('cutPanel takes a panel back from its page', () => {
  const page = pasteOnPage(DARK, { left: 7, top: 3, right: 0, bottom: 9 }, WHITE);
  expect(cutPanel(page, { x: 7, y: 3, width: DARK.width, height: DARK.height })).toEqual(DARK);
});
