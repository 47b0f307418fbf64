import type { BoundingBox, Reading } from '../../api.ts';
import type { Step } from '../../decode/best-path.ts';
import type { Trace } from './look.ts';

/** What is at least this high, as a share of its line, and less probably a digit than this, is a shape of its own. */
const MIN_HEIGHT = 0.5;
const MAX_DIGIT_PROBABILITY = 0.3;
/** What takes this many times the place of a one is more than it; what is this many times as high is a grid, for letters' strokes are as high as letters. */
const MORE = 1.5;
const TALLER = 1.6;

/**
 * Whether what was read as ones, and nothing else, are strokes of something larger that another look sees whole and takes for no digit: an H
 * is two ones where its bar is too faint.
 */
export function arePartsOfMore({ lines }: Reading, { reading, lines: paths }: Trace): boolean {
  const digits = lines.flatMap((line) => line.digits);
  if (reading.text !== '' || digits.some(({ label }) => label !== 1)) return false;
  const shapes = paths.flatMap(({ steps }) => steps).filter(isShape);
  return digits.some(({ box }) => shapes.some(({ candidate }) => isMore(candidate.box, box)));
}

function isShape({ isDigit, candidate: { relativeHeight, prediction } }: Step): boolean {
  return relativeHeight >= MIN_HEIGHT && (!isDigit || prediction.digitProbability < MAX_DIGIT_PROBABILITY);
}

function isMore({ x, y, width, height }: BoundingBox, one: BoundingBox): boolean {
  const [fromLeft, fromTop] = [one.x + one.width / 2 - x, one.y + one.height / 2 - y];
  const isWithin = fromLeft >= 0 && fromTop >= 0 && fromLeft <= width && fromTop <= height;
  return isWithin && height <= TALLER * one.height && width * height >= MORE * one.width * one.height;
}
