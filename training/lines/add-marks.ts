import { rewriteStrokes } from '../augment/rewrite-strokes.ts';
import type { Strokes } from '../augment/strokes.ts';
import type { Random } from '../random.ts';
import { type LineInk, type OwnerLabel, putStamp, stampStrokes } from './line-ink.ts';

/** A thin stroke from one digit to the next, as zeros in a row are written without lifting the pen. */
export function connect(
  ink: LineInk,
  end: number,
  left: number,
  top: number,
  height: number,
  penWidth: number,
  labels: OwnerLabel[],
  random: Random,
): void {
  const reach = random.uniform(0.1, 0.35) * height;
  const fromY = random.uniform(0.05, 0.55) * height;
  const toY = random.uniform(0.05, 0.55) * height;
  const width = Math.max(2, left - end + 2 * reach);
  const bow = random.uniform(-0.12, 0.05) * height;
  const curve: Strokes = [
    [
      [0, fromY],
      [width / 2, (fromY + toY) / 2 - bow],
      [width, toY],
    ],
  ];
  const stroke = stampStrokes(curve, Math.max(width * 0.6, Math.abs(fromY - toY) + 1), penWidth * 0.9);
  putStamp(ink, stroke, Math.round(end - reach), Math.round(top + Math.min(fromY, toY)), labels.push('mark'));
}

/** A point or a comma between groups of digits. @returns where the next digit may begin */
export function addPoint(
  ink: LineInk,
  end: number,
  baseLine: number,
  penWidth: number,
  labels: OwnerLabel[],
  random: Random,
): number {
  const isComma = random.chance(0.3);
  const strokes: Strokes = isComma
    ? [
        [
          [0.5, 0],
          [0, 1],
        ],
      ]
    : [[[0, 0]]];
  const size = isComma ? penWidth * random.uniform(1.5, 3) : 1;
  const stamp = stampStrokes(strokes, size, penWidth * random.uniform(1, 1.6));
  const left = end + Math.round(random.uniform(-0.5, 2.5) * penWidth);
  putStamp(ink, stamp, left, Math.round(baseLine - penWidth * random.uniform(0.6, 1.4)), labels.push('mark'));
  return left + stamp.width + Math.round(random.uniform(0, 2) * penWidth);
}

/** What closes an amount: a dash, two of them, a point and a dash. */
const ENDS: readonly Strokes[] = [
  [
    [
      [0, 0],
      [1, -0.05],
    ],
  ],
  [
    [
      [0, 0],
      [0.9, -0.08],
    ],
    [
      [0.05, 0.35],
      [0.95, 0.28],
    ],
  ],
  [
    [[0, 0.3]],
    [
      [0.4, 0],
      [1.4, -0.1],
    ],
  ],
  [
    [
      [0, 0],
      [0.5, -0.12],
      [1, 0.1],
      [1.6, -0.05],
    ],
  ],
];

/** The end of an amount. @returns where the ink ends */
export function addEnd(
  ink: LineInk,
  end: number,
  baseLine: number,
  height: number,
  penWidth: number,
  labels: OwnerLabel[],
  random: Random,
): number {
  const strokes = rewriteStrokes(random.pick(ENDS), random, 0.5);
  const stamp = stampStrokes(strokes, height * random.uniform(0.25, 0.6), penWidth);
  const left = end + Math.round(height * random.uniform(0.02, 0.5));
  putStamp(ink, stamp, left, Math.round(baseLine - height * random.uniform(0.2, 0.7)), labels.push('mark'));
  return left + stamp.width;
}
