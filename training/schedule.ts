/** Learning rate over a run: linear warm-up from a tenth to the peak, then a half cosine down to a thousandth of it. */
export interface ScheduleSettings {
  readonly peakLearningRate: number;
  /** Share of all steps spent warming up, in [0, 1). */
  readonly warmUpShare: number;
}

/**
 * Learning rate of a step.
 *
 * @param step counted from 0, below `totalSteps`
 * @see Smith & Topin 2018, Super-Convergence (one cycle); Loshchilov & Hutter 2017, SGDR (cosine)
 */
export function learningRateAt(
  step: number,
  totalSteps: number,
  { peakLearningRate, warmUpShare }: ScheduleSettings,
): number {
  const warmUpSteps = Math.round(totalSteps * warmUpShare);
  if (step < warmUpSteps) return peakLearningRate * (0.1 + (0.9 * step) / warmUpSteps);
  const progress = (step - warmUpSteps) / Math.max(1, totalSteps - warmUpSteps);
  return peakLearningRate * (0.001 + 0.999 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}
