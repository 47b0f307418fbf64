import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Dataset, StrokeSample } from '../api.ts';
import { createDigitPicker, type PickDigit } from '../augment/not-a-digit/digit-picker.ts';
import { rewriteStrokes } from '../augment/rewrite-strokes.ts';
import type { Strokes } from '../augment/strokes.ts';
import type { Random } from '../random.ts';
import { addEnd, addPoint, connect } from './add-marks.ts';
import {
  blankLine,
  type LineInk,
  type OwnerLabel,
  putStamp,
  type Stamp,
  stampImage,
  stampStrokes,
} from './line-ink.ts';

/** Digits that lines are written with. */
export interface LineSource {
  /** Digits as pictures. */
  readonly pictures: Dataset;
  /** Digits as pen strokes; may be none. */
  readonly strokes: readonly StrokeSample[];
  /** Further forms that digits have, as strokes; may be none. */
  readonly forms: readonly StrokeSample[];
}

/** A line, and what its owners are. */
export interface WrittenLine {
  readonly ink: LineInk;
  /** What each owner is, from the first. */
  readonly labels: readonly OwnerLabel[];
  /** Height of a digit, in pixels. */
  readonly digitHeight: number;
}

/** What all digits of a line have in common: one writer with one pen. */
interface Hand {
  readonly height: number;
  readonly penWidth: number;
  /** Space between neighbours, in digit heights; below 0 they run into each other. */
  readonly space: number;
  readonly stampOf: (label: number) => Stamp;
}

/** Share of drawn digits that have one of the further forms. */
const FORM_SHARE = 0.35;

function groupByLabel(samples: readonly StrokeSample[]): StrokeSample[][] {
  return Array.from({ length: 10 }, (_, label) => samples.filter((sample) => sample.label === label));
}

/** Writes lines of digits as people do: amounts, dates, numbers, in one hand, digits touching now and then. */
export function createLineWriter({ pictures, strokes, forms }: LineSource): (random: Random) => WrittenLine {
  const pickPicture = createDigitPicker(pictures);
  const byLabel = groupByLabel(strokes);
  const formsByLabel = groupByLabel(forms);
  const writers = [...new Set(strokes.map(({ writer }) => writer))];
  const byWriter = new Map(writers.map((writer) => [writer, strokes.filter((sample) => sample.writer === writer)]));

  function strokesOf(label: number, writer: string | null, random: Random): Strokes {
    const own = writer === null ? [] : byWriter.get(writer)!.filter((sample) => sample.label === label);
    const isForm = formsByLabel[label]!.length > 0 && random.chance(FORM_SHARE);
    return random.pick(isForm ? formsByLabel[label]! : own.length > 0 ? own : byLabel[label]!).strokes;
  }

  return (random) => {
    const isDrawn = strokes.length > 0 && random.chance(0.6);
    const hand = takeHand(random, isDrawn, pickPicture, (label, writer) => strokesOf(label, writer, random), writers);
    return writeDigits(pickNumber(random), hand, random);
  };
}

function takeHand(
  random: Random,
  isDrawn: boolean,
  pickPicture: PickDigit,
  strokesOf: (label: number, writer: string | null) => Strokes,
  writers: readonly string[],
): Hand {
  const height = random.uniform(26, 46);
  const penWidth = height * random.uniform(0.06, 0.16);
  const slant = random.normal(0.2);
  const space = random.chance(0.4) ? random.uniform(-0.08, 0.04) : random.uniform(0, 0.35);
  const stretch = Math.exp(random.normal(0.15));
  const zeroSize = random.chance(0.5) ? random.uniform(0.5, 0.95) : 1; // of other digits' height
  const zeroFlatness = random.chance(0.25) ? random.uniform(0.6, 0.9) : 1; // height of a zero as a share of what it would be
  const writer = isDrawn && random.chance(0.7) ? random.pick(writers) : null;
  const stampOf = (label: number): Stamp => {
    const flatness = isDrawn && label === 0 ? zeroFlatness : 1;
    const size = height * flatness * Math.exp(random.normal(0.1)) * (label === 0 ? zeroSize : 1);
    if (!isDrawn) return stampImage(pickPicture(random, [label]).image, GLYPH_SIZE, size);
    const rewritten = rewriteStrokes(strokesOf(label, writer), random, 0.7);
    const leaning = rewritten.map((stroke) =>
      stroke.map(([x, y]): [number, number] => [stretch * x - slant * y, flatness * y]),
    );
    return stampStrokes(leaning, size, penWidth);
  };
  return { height, penWidth, space, stampOf };
}

/** A number as they occur, of whatever digits, or round amounts, which end in zeros. */
function pickNumber(random: Random): number[] {
  const any = (count: number) => Array.from({ length: count }, () => random.integer(10));
  if (random.chance(0.55)) return any(1 + random.integer(6));
  return [...any(1 + random.integer(3)), ...Array<number>(2 + random.integer(4)).fill(0)];
}

function writeDigits(digits: readonly number[], hand: Hand, random: Random): WrittenLine {
  const { height, penWidth } = hand;
  const stamps = digits.map(hand.stampOf);
  const room = Math.ceil(stamps.reduce((sum, { width }) => sum + width, 0) + height * (1.5 * digits.length + 4));
  const ink = blankLine(room, Math.ceil(3 * height));
  const labels: OwnerLabel[] = [];
  const right = new Float32Array(ink.height).fill(Number.NEGATIVE_INFINITY); // of the ink so far, row by row
  const margin = Math.round(height * random.uniform(0.05, 0.9));
  const climb = random.normal(0.03);
  let end = margin;
  const isGrouped = random.chance(0.45);
  const isChained = random.chance(0.35);
  const isLifted = random.chance(0.25); // small zeros stand off the base line
  stamps.forEach((stamp, index) => {
    const lift = digits[index] === 0 && isLifted ? random.uniform(0, Math.max(0, height - stamp.height)) : 0;
    const baseLine = 2 * height + climb * (end - margin) + random.normal(0.04 * height);
    const top = Math.round(baseLine - lift - stamp.height);
    const gap = Math.round(height * (hand.space + Math.abs(random.normal(0.05))));
    const left = index === 0 ? margin : placeBeside(stamp, top, right, end, height) + gap;
    putStamp(ink, stamp, left, top, labels.push(digits[index]!));
    if (isChained && index > 0 && digits[index] === 0 && random.chance(0.7))
      connect(ink, end, left, top, stamp.height, penWidth, labels, random);
    noteRight(stamp, left, top, right);
    end = Math.max(end, left + stamp.width);
    const isAtGroup = isGrouped && index < digits.length - 1 && (digits.length - 1 - index) % 3 === 0;
    if (isAtGroup) end = addPoint(ink, end, baseLine, penWidth, labels, random);
    if (isAtGroup) right.fill(end);
  });
  if (random.chance(0.4)) end = addEnd(ink, end, 2 * height, height, penWidth, labels, random);
  return { ink: cropRight(ink, end + margin), labels, digitHeight: height };
}

/** Where a stamp's nearest row touches the ink before it; digits without a row in common keep their order. */
function placeBeside(stamp: Stamp, top: number, right: Float32Array, end: number, height: number): number {
  let left = end - 0.4 * height;
  for (let y = 0; y < stamp.height; y++) {
    const row = stamp.coverage.subarray(y * stamp.width, (y + 1) * stamp.width);
    const first = row.findIndex((value) => value > 0.4);
    if (first < 0) continue;
    for (const near of [-1, 0, 1])
      left = Math.max(left, (right[top + y + near] ?? Number.NEGATIVE_INFINITY) + 1 - first);
  }
  return Math.round(left);
}

function noteRight(stamp: Stamp, left: number, top: number, right: Float32Array): void {
  for (let y = 0; y < stamp.height; y++)
    for (let x = 0; x < stamp.width; x++)
      if (stamp.coverage[y * stamp.width + x]! > 0.4 && right[top + y] !== undefined)
        right[top + y] = Math.max(right[top + y]!, left + x);
}

function cropRight(line: LineInk, width: number): LineInk {
  const cropped = blankLine(Math.min(line.width, Math.ceil(width)), line.height);
  for (let y = 0; y < line.height; y++) {
    const from = y * line.width;
    const to = y * cropped.width;
    cropped.coverage.set(line.coverage.subarray(from, from + cropped.width), to);
    cropped.owners.set(line.owners.subarray(from, from + cropped.width), to);
    cropped.secondOwners.set(line.secondOwners.subarray(from, from + cropped.width), to);
  }
  return cropped;
}
