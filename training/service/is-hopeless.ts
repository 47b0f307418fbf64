import { CheckpointError } from '../checkpoint-error.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import { InvalidDatasetError, TrainingDivergedError } from '../errors.ts';

/**
 * Whether a training that failed so would fail again, begun again just so: its data, its settings or its checkpoint are
 * the reason, or it was stopped by hand. Everything else passes: a full disk, no memory, a backend or a file that did not
 * load this time.
 */
export function isHopeless(error: unknown): boolean {
  return (
    error instanceof InvalidDatasetError ||
    error instanceof DatasetError ||
    error instanceof CheckpointError ||
    error instanceof TrainingDivergedError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
