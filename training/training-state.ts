import type { Moments } from './adamw.ts';

/** One finished epoch. */
export interface EpochSummary {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean over the epoch's batches, in nats; label smoothing keeps it above 0. */
  readonly loss: number;
  /** Share of the epoch's (augmented) samples answered rightly, before each step. */
  readonly accuracy: number;
  /** The averaged weights on every validation set, in order: digits only, forced choice. */
  readonly validation: readonly { readonly name: string; readonly accuracy: number; readonly loss: number }[];
}

/** Where a run stands, after every step. */
export interface RunProgress {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Steps done, of `totalSteps`. */
  readonly step: number;
  readonly totalSteps: number;
  /** Over the last steps; null before two are done. */
  readonly imagesPerSecond: number | null;
  /** Estimate to the end of the run, validation not counted; null before two steps are done. */
  readonly remainingMs: number | null;
  /** Means over the epoch so far. */
  readonly loss: number;
  readonly accuracy: number;
}

/** Everything that the rest of a run depends on: with it, a run goes on bit for bit as if it had never stopped. */
export interface TrainingState {
  /** Steps done. */
  step: number;
  readonly parameters: Float32Array;
  readonly average: Float32Array;
  readonly moments: Moments;
  /** Sums over the epoch so far: loss times count, right answers, count. */
  readonly running: { loss: number; correct: number; count: number };
  readonly history: EpochSummary[];
}
