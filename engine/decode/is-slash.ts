import type { Digit } from '../api.ts';
import { mainAxisOf } from './main-axis.ts';

/** How far a slash stands out at each end, and at both together, at least, as a share of its neighbours' height. */
const MIN_OVERSHOOT = 0.035;
const MIN_TOTAL_OVERSHOOT = 0.12;
/** A slash is straight, slimmer than a one with a flag, and leans to the right by as many radians. */
const MAX_SLIMNESS = 0.2;
const MIN_LEAN = 0.1;
const MAX_LEAN = 1;

/** Whether what was read as a one between two other digits is the slash of a date or of a fraction: it is longer than they are, at both ends. */
export function isSlash({ label, box, glyph }: Digit, left: Digit, right: Digit): boolean {
  if (label !== 1) return false;
  const above = Math.min(left.box.y, right.box.y) - box.y;
  const below = box.y + box.height - Math.max(left.box.y + left.box.height, right.box.y + right.box.height);
  const height = (left.box.height + right.box.height) / 2;
  if (Math.min(above, below) < MIN_OVERSHOOT * height || above + below < MIN_TOTAL_OVERSHOOT * height) return false;
  const axis = mainAxisOf(glyph);
  return axis !== undefined && axis.slimness < MAX_SLIMNESS && axis.lean > MIN_LEAN && axis.lean < MAX_LEAN;
}
