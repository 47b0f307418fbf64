import type { InkMap } from '../ink-map/find-ink.ts';
import type { RuledInk } from './without-rules.ts';

/** Rules that are less than this share of the ink may be the tops of digits in a row, which touch. */
const MAX_TOUCHING_SHARE = 0.2;

/**
 * Ink without its rules, and where that may have taken strokes along, with some or all of them.
 *
 * @param unruled what `withoutRules` makes of the ink
 * @returns one view at least, the barest first
 */
export function viewsOf(ink: InkMap, unruled: RuledInk | undefined): [InkMap, ...InkMap[]] {
  if (!unruled) return [ink];
  const { cleaned, crossed, spanned, erasedShare, isTight } = unruled;
  const views: [InkMap, ...InkMap[]] = [cleaned];
  if (crossed) views.push(crossed);
  if (spanned) views.push(spanned);
  if ((isTight || erasedShare < MAX_TOUCHING_SHARE) && spanned !== ink) views.push(ink);
  return views;
}
