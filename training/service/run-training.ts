import type { SequentialModel } from '../../model/spec.ts';
import type { Dataset, StrokeSample, TrainingOutcome, TrainingProgress } from '../api.ts';
import { parseCheckpoint, serializeCheckpoint } from '../checkpoint.ts';
import { createTrainingRun } from '../training-run.ts';
import type { RunProgress, TrainingState } from '../training-state.ts';
import type { TrainingControl } from './control.ts';
import { compare, readBoth, toFiles } from './finish-training.ts';
import type { LoadedData } from './load-data.ts';
import { planTraining } from './plan-training.ts';
import { accuracies, createReporter } from './report-progress.ts';
import type { CheckpointRecord, OutcomeRecord, RunRecord, RunStore } from './run-store.ts';

/** What a run needs, loaded. */
export interface RunInputs {
  readonly record: RunRecord;
  readonly data: LoadedData;
  readonly active: SequentialModel;
  readonly rehearsal: readonly StrokeSample[];
  readonly builtIn: Dataset;
  readonly checkpoint: CheckpointRecord | null;
}

const CHECKPOINT_EVERY_MS = 5_000;
const MAX_LOSS_POINTS = 2_000;
/** Held-out digits that judge each epoch; the final word has all of them. */
const MAX_EPOCH_JUDGES = 2_000;

/**
 * Trains from the first step or from a checkpoint, and puts what came of it in the store, the run's record away with it.
 *
 * @throws `AbortError` when stopped before the first step
 * @throws {TrainingDivergedError} the loss is no number any more; the run is over
 */
export async function runTraining(
  inputs: RunInputs,
  store: RunStore,
  control: TrainingControl,
  onProgress: (progress: TrainingProgress) => void,
): Promise<TrainingOutcome> {
  const { record, data, active, rehearsal, builtIn, checkpoint } = inputs;
  const { request, parentId } = record;
  const startedAtMs = performance.now();
  const plan = planTraining(request, data.training, active, rehearsal);
  // A checkpoint of another optimizer is of another run.
  const { optimizer } = plan.recipe;
  const key = [request.mode, request.settings, record.startedAt];
  const identity = JSON.stringify(optimizer ? [...key, optimizer] : key);
  const loss = [...(checkpoint?.loss ?? [])];
  const state = checkpoint ? parseCheckpoint(checkpoint.bytes, identity) : null;
  const report = createReporter(request.settings.epochs, control, onProgress);
  report({ phase: 'evaluating-before' });
  const before = await readBoth(active, data.heldOut, builtIn);
  let savedAtMs = performance.now();

  const judges = {
    images: data.heldOut.images.subarray(0, 784 * MAX_EPOCH_JUDGES),
    labels: data.heldOut.labels.subarray(0, MAX_EPOCH_JUDGES),
  };
  const save = async (current: TrainingState, epoch: number) => {
    savedAtMs = performance.now();
    const bytes = serializeCheckpoint(current, identity);
    await store.saveCheckpoint({ bytes, step: current.step, steps: run.totalSteps, epoch, loss: thin(loss) });
  };
  let epoch = 1;
  const run = createTrainingRun({
    model: plan.model,
    batches: plan.batches,
    recipe: plan.recipe,
    validation: judges.labels.length > 0 ? [{ name: 'held-out', dataset: judges }] : [],
    ...(state ? { resumeFrom: state } : {}),
    onProgress(progress: RunProgress) {
      epoch = progress.epoch;
      loss.push(progress.loss);
      report({ phase: 'training', progress, history: run.state.history });
    },
    async onStep(current) {
      if (control.isPaused) {
        await save(current, epoch);
        report({ phase: 'training', history: current.history });
        await control.whenResumed();
      }
      if (performance.now() - savedAtMs >= CHECKPOINT_EVERY_MS) await save(current, epoch);
    },
  });
  try {
    await run.run(control.signal).catch((error: unknown) => {
      if (!control.signal.aborted || run.state.step === 0) throw error;
    });
    report({ phase: 'evaluating-after', history: run.state.history });
    const made = await plan.finish(await run.averagedModel(), data.heldOut);
    const compared = compare(data, builtIn, before, await readBoth(made, data.heldOut, builtIn));
    const outcome: TrainingOutcome = {
      ...compared,
      mode: request.mode,
      data: data.description,
      count: data.training.labels.length,
      isComplete: run.state.step === run.totalSteps,
      durationMs: performance.now() - startedAtMs,
      history: { loss: thin(loss), validationAccuracy: accuracies(run.state.history) },
    };
    const model = withResults(made, outcome);
    const kept: OutcomeRecord = { outcome, parentId, settings: { ...request.settings }, files: toFiles(model) };
    await store.finish(kept);
    return outcome;
  } finally {
    plan.dispose();
  }
}

/** The model, dated, and with its accuracy on what was held out. */
function withResults(model: SequentialModel, { metrics }: TrainingOutcome): SequentialModel {
  const validationAccuracy = metrics.heldOut?.after.accuracy ?? null;
  const trainedAt = new Date().toISOString();
  return { ...model, metadata: { ...model.metadata, trainedAt, testAccuracy: null, validationAccuracy } };
}

/** At most 2,000 points, evenly taken. */
function thin(points: readonly number[]): number[] {
  const stride = Math.ceil(points.length / MAX_LOSS_POINTS);
  return stride <= 1 ? [...points] : points.filter((_, index) => index % stride === 0);
}
