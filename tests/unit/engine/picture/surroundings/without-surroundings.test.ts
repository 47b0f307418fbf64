import { expect, test } from 'vitest';
import type { InkMap } from '../../../../../engine/picture/ink-map/find-ink.ts';
import { withoutSurroundings } from '../../../../../engine/picture/surroundings/without-surroundings.ts';

const SIDE = 100;
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Ink within some boxes, but not within `hole`. */
function inkOf(boxes: readonly Box[], hole?: Box): InkMap {
  const isIn = ([left, top, right, bottom]: Box, i: number) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return x >= left && x < right && y >= top && y < bottom;
  };
  const [writing, table] = hole ? [boxes.slice(1), boxes[0]!] : [boxes, undefined];
  const mask = Uint8Array.from({ length: SIDE * SIDE }, (_, i) =>
    Number(writing.some((box) => isIn(box, i)) || (table !== undefined && isIn(table, i) && !isIn(hole!, i))),
  );
  return {
    width: SIDE,
    height: SIDE,
    mask,
    strength: Uint8ClampedArray.from(mask, (value) => 255 * value),
    threshold: 60,
  };
}

const STROKES: Box[] = [
  [40, 40, 42, 60],
  [50, 40, 52, 60],
];

const FRAME: Box[] = [
  [20, 20, 80, 22],
  [20, 78, 80, 80],
  [20, 20, 22, 80],
  [78, 20, 80, 80],
];

test.each<[string, Box, Box]>([
  ['a table around a sheet', [0, 0, SIDE, SIDE], [15, 15, 85, 85]],
  ['a table at one side, and the sheet beyond the others', [0, 0, SIDE, SIDE], [15, 0, SIDE, SIDE]],
  ['a broad ring', [10, 10, 90, 90], [25, 25, 75, 75]],
])('%s is left out', (_, table, hole) => {
  const inner = withoutSurroundings(inkOf([table, ...STROKES], hole));
  expect(inner?.ink.mask).toEqual(inkOf(STROKES).mask);
  expect(inner?.ink.strength).toEqual(inkOf(STROKES).strength);
});

test('a table that shows a little on both sides of a sheet is left out', () => {
  const corners: Box[] = [
    [0, 0, 12, 30],
    [88, 0, SIDE, 30],
  ];
  expect(withoutSurroundings(inkOf([...corners, ...STROKES]))?.ink.mask).toEqual(inkOf(STROKES).mask);
  expect(withoutSurroundings(inkOf([...corners.slice(1), ...STROKES]))).toBeUndefined();
});

test('what is written on another sheet beside the first is kept, but for a speck there', () => {
  const table: Box[] = [
    [0, 0, SIDE, 5],
    [0, 55, SIDE, 60], // between the sheets
    [0, 95, SIDE, SIDE],
    [0, 0, 15, SIDE],
    [85, 0, SIDE, SIDE],
  ];
  const upper: Box[] = [
    [40, 20, 43, 40],
    [50, 20, 53, 40],
  ];
  const lower: Box[] = [[40, 70, 43, 85]];
  const speck: Box[] = [[40, 70, 43, 72]];
  expect(withoutSurroundings(inkOf([...table, ...upper, ...lower]))?.ink.mask).toEqual(
    inkOf([...upper, ...lower]).mask,
  );
  expect(withoutSurroundings(inkOf([...table, ...upper, ...speck]))?.ink.mask).toEqual(inkOf(upper).mask);
});

test('a broad ring is left out though there is less writing than ring', () => {
  const little: Box[] = [[48, 44, 50, 56]];
  expect(withoutSurroundings(inkOf([[10, 10, 90, 90], ...little], [25, 25, 75, 75]))?.ink.mask).toEqual(
    inkOf(little).mask,
  );
});

test('a sheet on a table is told from a frame, and from a letter that another letter is in', () => {
  expect(withoutSurroundings(inkOf([[0, 0, SIDE, SIDE], ...STROKES], [15, 15, 85, 85]))?.isOnTable).toBe(true);
  expect(withoutSurroundings(inkOf(STROKES))?.isOnTable ?? false).toBe(false);
  expect(withoutSurroundings(inkOf([...FRAME, [35, 30, 37, 70]]))?.isOnTable ?? false).toBe(false);
  const holeOfLetter = inkOf(
    [
      [0, 0, SIDE, SIDE],
      [42, 42, 58, 58],
    ],
    [30, 30, 70, 70],
  ); // paper is a thick ring
  expect(withoutSurroundings(holeOfLetter)?.isOnTable ?? false).toBe(false);
});

test('circles and boxes with something in every cell are frames, others are not', () => {
  const tall: Box = [35, 30, 37, 70];
  expect(withoutSurroundings(inkOf([...FRAME, tall]))?.ink.mask).toEqual(inkOf([tall]).mask);
  const cells: Box[] = [...FRAME, [49, 20, 51, 80]];
  expect(withoutSurroundings(inkOf([...cells, tall]))).toBeUndefined(); // one cell is empty
  const both: Box[] = [tall, [60, 30, 62, 70]];
  expect(withoutSurroundings(inkOf([...cells, ...both]))?.ink.mask).toEqual(inkOf(both).mask);
  expect(withoutSurroundings(inkOf([...FRAME, [48, 48, 52, 52]]))).toBeUndefined(); // a speck in a zero
});

test('squared paper around a digit is no frame, for its other squares are empty', () => {
  const rules: Box[] = [5, 35, 65, 95].flatMap((at): Box[] => [
    [0, at, SIDE, at + 1],
    [at, 0, at + 1, SIDE],
  ]);
  const middle: Box[] = [35, 65].flatMap((at): Box[] => [
    [0, at, SIDE, at + 1],
    [at, 0, at + 1, SIDE],
  ]);
  const digit: Box = [48, 40, 52, 60];
  expect(withoutSurroundings(inkOf([...rules, digit]))).toBeUndefined();
  expect(withoutSurroundings(inkOf([...middle, digit]))).toBeUndefined(); // one square is whole, eight are cut off
});

test('a rectangle is a frame around anything but a speck, broken at one side perhaps; a round shape must be filled', () => {
  expect(withoutSurroundings(inkOf([...FRAME, ...STROKES]))?.ink.mask).toEqual(inkOf(STROKES).mask);
  expect(withoutSurroundings(inkOf([...FRAME.slice(1), ...STROKES]))?.ink.mask).toEqual(inkOf(STROKES).mask);
  expect(withoutSurroundings(inkOf([...FRAME.slice(2), ...STROKES]))).toBeUndefined(); // two strokes
  const corner = (x: number, y: number): Box => [x, y, x + 4, y + 4];
  const steps = Array.from({ length: 7 }, (_, i) => 3 * i);
  const round: Box[] = [
    [38, 20, 62, 22],
    [38, 78, 62, 80],
    [20, 38, 22, 62],
    [78, 38, 80, 62],
    ...steps.flatMap((i) => [
      corner(20 + i, 38 - i),
      corner(20 + i, 58 + i),
      corner(58 + i, 20 + i),
      corner(58 + i, 76 - i),
    ]),
  ];
  expect(withoutSurroundings(inkOf([...round, ...STROKES]))).toBeUndefined();
  expect(withoutSurroundings(inkOf([...round, [40, 35, 42, 65]]))?.ink.mask).toEqual(inkOf([[40, 35, 42, 65]]).mask);
});

test('of a digit that touches the ring around a number, what is within the ring stays', () => {
  const isRing = (x: number, y: number) => Math.abs(Math.hypot((x - 50) / 40, (y - 50) / 20) - 1) < 0.06;
  const seven: Box[] = [
    [16, 40, 30, 43],
    [27, 40, 30, 60],
  ];
  const number = inkOf([...seven, ...STROKES]).mask;
  const mask = number.map((value, i) => (isRing(i % SIDE, Math.floor(i / SIDE)) ? 1 : value));
  const kept = withoutSurroundings({ ...inkOf([]), mask, strength: Uint8ClampedArray.from(mask, (m) => 255 * m) });
  const lost = number.filter((value, i) => value > kept!.ink.mask[i]!).length;
  const left = kept!.ink.mask.filter((value, i) => value > number[i]!).length; // of the ring
  expect(lost).toBeLessThan(30); // of the seven's bar, where it touches
  expect(left).toBe(0);
});

test('writing alone, and a thick digit with specks beside it, have none', () => {
  expect(withoutSurroundings(inkOf(STROKES))).toBeUndefined();
  expect(
    withoutSurroundings(
      inkOf([
        [30, 10, 50, 90],
        [60, 30, 62, 34],
      ]),
    ),
  ).toBeUndefined();
  expect(withoutSurroundings(inkOf([]))).toBeUndefined();
});

test('a net with more holes than a call may have arguments is an answer, not an error', () => {
  const [width, height] = [900, 900];
  const isNet = (x: number, y: number) => x % 2 === 0 || y % 2 === 0;
  const isRoom = (x: number, y: number) => x > 100 && x < 300 && y > 100 && y < 300;
  const mask = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isStroke = x > 180 && x < 190 && y > 150 && y < 250;
    return Number(isRoom(x, y) ? isStroke : isNet(x, y));
  });
  const ink = { width, height, mask, strength: Uint8ClampedArray.from(mask, (v) => 255 * v), threshold: 60 };
  expect(withoutSurroundings(ink)?.ink.mask.reduce((sum, value) => sum + value, 0)).toBe(9 * 99);
});
