import { EngineError } from '../../engine/errors.ts';

/** A data file that cannot be used. The message names the file, what was expected and what was found. */
export class DatasetError extends EngineError {
  override name = 'DatasetError';
  override readonly code = 'dataset';
}
