import type { Step } from './best-path.ts';

/** A unit is at most so many letters, behind at least so many digits; each is a letter or a sign at least this probably. */
const MAX_LETTERS = 3;
const MIN_DIGITS = 2;
const SURELY_SYMBOL = 0.9;

/** What stands behind a line's last digit, if it is a unit (cm, kr): it says nothing against the number before it. Else nothing. */
export function unitOf(steps: readonly Step[]): readonly Step[] {
  const letters = steps.slice(steps.findLastIndex(({ isDigit }) => isDigit) + 1);
  const isUnit =
    letters.length <= MAX_LETTERS &&
    steps.filter(({ isDigit }) => isDigit).length >= MIN_DIGITS &&
    letters.every(
      ({ candidate }) => candidate.cutSides === 0 && candidate.prediction.symbolProbability >= SURELY_SYMBOL,
    );
  return isUnit ? letters : [];
}
