import type { Path } from './best-path.ts';
import { unitOf } from './unit-of.ts';

/** What a digit is worth when ways to read the same ink are compared, in nats: else the best would be the one that sees nothing. */
export const DIGIT_WORTH = 1;
/** What it costs, beyond the path's cost, to pass over ink as large as a digit beside digits, in nats. */
const GAP_COST = 2;
/** A step of no digit that costs more than this, in nats, passes over such ink. */
const LARGE_JUNK = 2.5;

/** How well lines explain their ink: their digits' worth less their negative log-likelihood and their gaps, in nats. */
export function worthOf(lines: readonly Path[]): number {
  return lines.reduce((sum, { steps, cost }) => {
    const digitCount = steps.filter(({ isDigit }) => isDigit).length;
    const unit = unitOf(steps);
    const gaps = steps.filter((step) => !step.isDigit && step.cost > LARGE_JUNK && !unit.includes(step));
    const gapCount = digitCount > 0 ? gaps.length : 0;
    const costOfUnit = unit.reduce((total, step) => total + step.cost, 0);
    return sum + DIGIT_WORTH * digitCount - GAP_COST * gapCount - (cost - costOfUnit);
  }, 0);
}
