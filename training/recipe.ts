import type { AdamWSettings } from './adamw.ts';
import type { ScheduleSettings } from './schedule.ts';

/** All that one may choose of a run; `defaultRecipe` has measured values. */
export interface Recipe extends AdamWSettings, ScheduleSettings {
  readonly epochs: number;
  /** Not there at all for AdamW, so that older checkpoints still go on. */
  readonly optimizer?: 'muon';
  /** Batches that make one step: their gradients are averaged, each with batch norm by its own statistics. */
  readonly shardsPerStep: number;
  /** Share of a target that is spread over all classes, in [0, 1). */
  readonly labelSmoothing: number;
  /** Share of the averaged weights that stays in a step, in [0, 1). */
  readonly averageDecay: number;
  /** How many of the first convolutions keep their weights. None by default. */
  readonly frozenConvolutions?: number;
  /** Batches by which batch norm's statistics are measured for the averaged weights. */
  readonly statisticsBatches: number;
}

/** The recipe of the model that ships, but for the number of epochs. */
export const defaultRecipe: Recipe = {
  epochs: 20,
  shardsPerStep: 1,
  peakLearningRate: 4e-3,
  warmUpShare: 0.1,
  beta1: 0.9,
  beta2: 0.99,
  weightDecay: 0.02,
  labelSmoothing: 0.05,
  averageDecay: 0.999,
  statisticsBatches: 32,
};

/** What Muon adds to a recipe. */
export const MUON = {
  /** A good peak of the schedule. */
  peakLearningRate: 0.02,
  /** Share of the momentum that stays in a step. */
  momentum: 0.95,
  /** Learning rate of what AdamW steps beside it, as a share of its own. */
  adamwShare: 0.15,
} as const;
