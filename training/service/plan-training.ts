import { digitNetwork } from '../../model/architecture.ts';
import { foldBatchNorm } from '../../model/fold-batch-norm.ts';
import type { SequentialModel } from '../../model/spec.ts';
import type { Dataset, StrokeSample, TrainingRequest } from '../api.ts';
import type { BatchSource } from '../batch.ts';
import { createBatchSource } from '../datasets/batch-source.ts';
import { createFineTuneBatches } from '../fine-tune/fine-tune-batches.ts';
import { interpolate } from '../fine-tune/interpolate.ts';
import { createTeacher } from '../fine-tune/teacher.ts';
import { initializeModel } from '../initialize.ts';
import { defaultRecipe, type Recipe } from '../recipe.ts';
import { calibrate } from './calibrate-model.ts';

/** What a request comes down to. */
export interface TrainingPlan {
  readonly model: SequentialModel;
  readonly batches: BatchSource;
  readonly recipe: Recipe;
  /** What becomes of the averaged weights at the end. */
  finish(averaged: SequentialModel, heldOut: Dataset): SequentialModel | Promise<SequentialModel>;
  dispose(): void;
}

/**
 * From the user's request to a run's model, batches and recipe.
 *
 * @param own what to learn
 * @param active the model that fine-tuning starts from
 * @param rehearsal digits of other hands
 */
export function planTraining(
  { mode, settings }: TrainingRequest,
  own: Dataset,
  active: SequentialModel,
  rehearsal: readonly StrokeSample[],
): TrainingPlan {
  return mode === 'fine-tune' ? planFineTuning(settings, own, active, rehearsal) : planFromScratch(settings, own);
}

type Settings = TrainingRequest['settings'];

/** How far fine-tuning goes towards what it learned; docs/decisions has the measurements. */
const LEARNED_SHARE = 0.4;

function planFineTuning(
  { epochs, batchSize, learningRate, hasAugmentation, seed }: Settings,
  own: Dataset,
  active: SequentialModel,
  rehearsal: readonly StrokeSample[],
): TrainingPlan {
  // Folded: batch norm keeps the statistics of the many hands instead of taking on those of one.
  const model = foldBatchNorm(active);
  const teacher = createTeacher(model);
  const batches = createFineTuneBatches({
    own,
    rehearsal,
    teacher,
    classes: model.metadata.classes,
    batchSize,
    strength: hasAugmentation ? 1 : 0,
    seed,
  });
  const convolutionCount = model.layers.filter(({ type }) => type === 'conv2d').length;
  const recipe: Recipe = {
    ...defaultRecipe,
    epochs,
    peakLearningRate: learningRate,
    frozenConvolutions: Math.floor(convolutionCount / 2),
    weightDecay: 0,
    labelSmoothing: 0,
    averageDecay: 0.95,
  };
  return {
    model,
    batches,
    recipe,
    finish: (averaged) => interpolate(model, averaged, LEARNED_SHARE),
    dispose: () => teacher.dispose(),
  };
}

/** Last share of a run with milder augmentation, as on the command line. */
const CALM_SHARE = 0.15;

function planFromScratch(
  { epochs, batchSize, learningRate, hasAugmentation, seed }: Settings,
  own: Dataset,
): TrainingPlan {
  const model = initializeModel(digitNetwork(), seed, {
    name: 'My model',
    classes: 11,
    minDigitProbability: 0,
    trainedAt: null,
    testAccuracy: null,
    validationAccuracy: null,
  });
  const plan = { mnist: own, batchSize, seed };
  const total = epochs * createBatchSource(plan).batchesPerEpoch;
  const strengthAt = (index: number) => (!hasAugmentation ? 0 : index < (1 - CALM_SHARE) * total ? 1 : 0.4);
  return {
    model,
    batches: createBatchSource({ ...plan, strengthAt }),
    recipe: { ...defaultRecipe, optimizer: 'muon', epochs, peakLearningRate: learningRate },
    finish: calibrate,
    dispose() {},
  };
}
