import { EngineError, reviveError } from '../engine/errors.ts';
import { faultOf } from '../model/fault.ts';
import { StorageError, StorageFullError } from '../model/storage-errors.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { DatasetError } from './datasets/dataset-error.ts';
import { withFault } from './faults.ts';

/** The loss became infinite or no number. The active model is untouched; a smaller learning rate is the way out. */
export class TrainingDivergedError extends EngineError {
  override name = 'TrainingDivergedError';
  override readonly code = 'training-diverged';
}

/** The browser gave no more memory. The active model is untouched; fewer samples or a smaller batch is the way out. */
export class OutOfMemoryError extends EngineError {
  override name = 'OutOfMemoryError';
  override readonly code = 'out-of-memory';
}

/** Another page of the extension is training already. */
export class TrainingBusyError extends EngineError {
  override name = 'TrainingBusyError';
  override readonly code = 'training-busy';
}

/** The samples or files given cannot be trained on: none, one label only, labels that don't match images, a broken file. */
export class InvalidDatasetError extends EngineError {
  override name = 'InvalidDatasetError';
  override readonly code = 'invalid-dataset';
}

/** The file is no model, or none that the engine runs; the message says why. */
export class ModelImportError extends EngineError {
  override name = 'ModelImportError';
  override readonly code = 'model-import';
}

/** By the name that an error carries, not by the class's own, which minifying changes. */
const classesByName = new Map(
  [
    TrainingDivergedError,
    OutOfMemoryError,
    TrainingBusyError,
    InvalidDatasetError,
    DatasetError,
    CheckpointError,
    ModelImportError,
    StorageError,
    StorageFullError,
  ].map((Class) => [new Class().name, Class] as const),
);

const keepFault = (error: unknown, revived: Error) => {
  const fault = faultOf(error);
  return fault ? withFault(revived, fault) : revived;
};

/** Gives an error that crossed Comlink from the trainer's worker its class back; the engine's errors included. */
export function reviveTrainingError(error: unknown): Error {
  const Class = error instanceof Error ? classesByName.get(error.name) : undefined;
  if (!Class || !(error instanceof Error)) return keepFault(error, reviveError(error));
  if (error instanceof Class) return error;
  const revived = new Class(error.message);
  if (error.stack) revived.stack = error.stack;
  return keepFault(error, revived);
}
