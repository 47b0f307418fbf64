import { connectTrainer } from './connect-trainer.ts';

/** Message of a page whose training is to go on without it. */
export const KEEP_TRAINING = 'keep-training';
/** Whether a message is that of a page whose training is to go on without it. */
export function isKeepTraining(message: unknown): boolean {
  return (message as { kind?: unknown } | null)?.kind === KEEP_TRAINING;
}

/** Holds on to the trainer's shared worker as long as it has work: without a page that does, the browser ends it. */
export interface TrainingKeeper {
  readonly isKeeping: boolean;
  keep(): void;
}

/** @param onIdle called when the training is over */
export function createTrainingKeeper(onIdle: () => void): TrainingKeeper {
  const trainer = connectTrainer();
  let isKeeping = false;
  let isAskedAgain = false;
  const hold = async () => {
    do {
      isAskedAgain = false;
      // When the worker dies, whoever opens the page next goes on from the checkpoint.
      await trainer.whenIdle().catch(() => undefined);
    } while (isAskedAgain); // perhaps for a training that began while the answer was on its way
    isKeeping = false;
    onIdle();
  };
  return {
    get isKeeping() {
      return isKeeping;
    },
    keep() {
      isAskedAgain = isKeeping;
      if (isKeeping) return;
      isKeeping = true;
      void hold();
    },
  };
}
