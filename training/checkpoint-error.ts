import { EngineError } from '../engine/errors.ts';

/** The checkpoint is cut off, damaged, or of another network or run. */
export class CheckpointError extends EngineError {
  override name = 'CheckpointError';
  override readonly code = 'checkpoint';
}
