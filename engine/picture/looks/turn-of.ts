import type { BoundingBox } from '../../api.ts';
import type { Path } from '../../decode/best-path.ts';

/** Lines that climb or fall by less than this are read as they are, in radians: the network knows digits that lean so far. */
const MIN_TURN = (12 * Math.PI) / 180;
/** How far digits are off a straight line, and how steep lines are, as standard deviations; in digit heights, and for each of them across. */
const UNEVENNESS = 0.06;
const STEEPNESS = 0.1;
/** Where they are further off it than this, in the mean, they are no line. */
const MAX_UNEVENNESS = 0.15;
/** What is lower than this share of its line is a mark, and may lie anywhere. */
const MIN_HEIGHT = 0.5;

/**
 * By how much the lines of a picture fall to the right, all of them together: the slope of the digits' middles by ridge regression, so that few
 * digits, whose middles say little, are taken to be level.
 *
 * @returns an angle in radians, negative where they climb; 0 where they are about level, or in no line
 * @see Hoerl, Kennard 1970, Ridge regression: biased estimation for nonorthogonal problems, Technometrics 12
 */
export function turnOf(lines: readonly Path[]): number {
  let [xx, xy, yy, count] = [0, 0, 0, 0];
  for (const { steps } of lines) {
    const digits = steps.filter(({ isDigit, candidate }) => isDigit && candidate.relativeHeight >= MIN_HEIGHT);
    for (const [x, y] of offsetsOf(digits.map(({ candidate }) => candidate.box))) {
      xx += x * x;
      xy += x * y;
      yy += y * y;
      count++;
    }
  }
  if (xx === 0) return 0;
  const unevenness = Math.sqrt(Math.max(0, yy - xy ** 2 / xx) / count);
  const angle = Math.atan(xy / (xx + (UNEVENNESS / STEEPNESS) ** 2));
  return unevenness <= MAX_UNEVENNESS && Math.abs(angle) >= MIN_TURN ? angle : 0;
}

/** The middles of a line's boxes, about the mean of them, in the boxes' median height. */
function offsetsOf(boxes: readonly BoundingBox[]): [x: number, y: number][] {
  const height = boxes.map((box) => box.height).sort((a, b) => a - b)[boxes.length >> 1];
  const meanOf = (place: (box: BoundingBox) => number) =>
    boxes.reduce((sum, box) => sum + place(box), 0) / boxes.length;
  const across = (box: BoundingBox) => box.x + box.width / 2;
  const down = (box: BoundingBox) => box.y + box.height / 2;
  const [meanX, meanY] = [meanOf(across), meanOf(down)];
  return boxes.map((box) => [(across(box) - meanX) / height!, (down(box) - meanY) / height!]);
}
