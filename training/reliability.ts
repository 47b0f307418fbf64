/** An answer that was given with a probability, and whether it was right. */
export interface Answer {
  readonly probability: number;
  readonly isRight: boolean;
}

/** One bar of a reliability diagram; zeros where no answer fell into it. */
export interface ReliabilityBin {
  readonly count: number;
  /** Mean probability that the answers of the bin were given, in [0, 1]. */
  readonly confidence: number;
  /** Share of them that were right, in [0, 1]. */
  readonly accuracy: number;
}

const BIN_COUNT = 15;

/** Answers binned by their probability; bin i holds (i/15, (i+1)/15]. */
export function binReliability(answers: readonly Answer[]): ReliabilityBin[] {
  const bins = Array.from({ length: BIN_COUNT }, () => ({ count: 0, confidence: 0, accuracy: 0 }));
  for (const { probability, isRight } of answers) {
    const bin = bins[Math.min(BIN_COUNT - 1, Math.max(0, Math.ceil(probability * BIN_COUNT) - 1))]!;
    bin.count += 1;
    bin.confidence += probability;
    bin.accuracy += isRight ? 1 : 0;
  }
  return bins.map(({ count, confidence, accuracy }) => ({
    count,
    confidence: confidence / Math.max(1, count),
    accuracy: accuracy / Math.max(1, count),
  }));
}

/**
 * Mean distance between probability and accuracy, in [0, 1]; NaN without answers.
 *
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks, §2
 */
export function expectedCalibrationError(answers: readonly Answer[]): number {
  return binReliability(answers).reduce(
    (sum, { count, confidence, accuracy }) => sum + (count / answers.length) * Math.abs(confidence - accuracy),
    0,
  );
}
