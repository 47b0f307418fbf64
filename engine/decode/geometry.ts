import type { Bounds } from './bounds.ts';

/** Parts of one digit touch or nearly do: a gap of a tenth of the digit's height is common, of a third unheard of. In nats. */
export function joinPenalty(relativeGap: number): number {
  return relativeGap <= 0 ? 0.3 : 0.8 + 12 * relativeGap;
}

/** Digits of a line differ in size, but a comma is no digit. In nats. */
export function sizePenalty(height: number, digitHeight: number): number {
  const shrinkage = Math.max(0, Math.log2(digitHeight / height)); // 1 for half the height
  return 0.7 * shrinkage ** 2 * Math.max(1, shrinkage);
}

/** Width of a digit as a share of its height, and how much its logarithm varies. */
const USUAL_ASPECT = 0.7;
const ASPECT_SPREAD = 0.42;

/** A dash is no digit, and what is wide is rather two. In nats. */
export function widthPenalty(width: number, height: number): number {
  const widening = Math.max(0, Math.log(width / height / USUAL_ASPECT)) / ASPECT_SPREAD;
  return 0.5 * widening ** 2;
}

/** Two digits of a line stand beside each other: pieces one above the other are rather parts of one. In nats. */
export function stackPenalty(left: Bounds, right: Bounds): number {
  const overlap = Math.min(left.right, right.right) - Math.max(left.left, right.left);
  const narrower = Math.max(1, Math.min(left.right - left.left, right.right - right.left));
  return overlap <= 0 ? 0 : 1.5 * Math.max(0, overlap / narrower - 0.3);
}
