import { connectTrainer } from './connect-trainer.ts';

/** Message of a page whose training is to go on without it. */
export const KEEP_TRAINING = 'keep-training';
/** Whether a message is that of a page whose training is to go on without it. */
export function isKeepTraining(message: unknown): boolean {
  return (message as { kind?: unknown } | null)?.kind === KEEP_TRAINING;
}

/**
 * Holds on to the trainer's shared worker until it ends itself, some seconds after its last work: without a page that does,
 * the browser ends it at once. It may be asked before the training has begun.
 */
export interface TrainingKeeper {
  readonly isKeeping: boolean;
  keep(): void;
}

/** @param onGone called when the worker is gone */
export function createTrainingKeeper(onGone: () => void): TrainingKeeper {
  const trainer = connectTrainer();
  let isKeeping = false;
  const hold = async () => {
    isKeeping = true;
    await trainer.whenGone(); // perhaps in the middle of a training: whoever opens the page next goes on from the checkpoint
    isKeeping = false;
    onGone();
  };
  return {
    get isKeeping() {
      return isKeeping;
    },
    keep() {
      if (!isKeeping) void hold();
    },
  };
}
