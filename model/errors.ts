/** A model file is broken, or describes a network that the engine does not run. The message says which part and why. */
export class ModelFormatError extends Error {
  override name = 'ModelFormatError';
  readonly code = 'model-format';
}
