/**
 * Base of every error that the interface tells the user. `code` is stable; only name, message and stack cross
 * Comlink, so the client revives the class by `name` (see `reviveError`).
 */
export class EngineError extends Error {
  override name = 'EngineError';
  readonly code: string = 'engine';
}

/** The WASM backend could not be started: an old browser, or a Content-Security-Policy without 'wasm-unsafe-eval'. */
export class BackendError extends EngineError {
  override name = 'BackendError';
  override readonly code = 'backend-unavailable';
}

/** The network's files are missing, broken, or of a kind that the engine does not run. */
export class ModelLoadError extends EngineError {
  override name = 'ModelLoadError';
  override readonly code = 'model-load';
}

/** The worker died or could not be started; the next call starts a new one. */
export class WorkerCrashedError extends EngineError {
  override name = 'WorkerCrashedError';
  override readonly code = 'worker-crashed';
}

/** The bytes are not a picture that can be decoded: empty, broken, or of another kind. */
export class PictureDecodeError extends EngineError {
  override name = 'PictureDecodeError';
  override readonly code = 'picture-decode';
}

/** The end of the picture's file is missing. What is there could be shown, and its missing half be taken for "no digit". */
export class PictureCutOffError extends EngineError {
  override name = 'PictureCutOffError';
  override readonly code = 'picture-cut-off';
}

/** The picture has more pixels than can be decoded safely; said before it is decoded. */
export class PictureTooLargeError extends EngineError {
  override name = 'PictureTooLargeError';
  override readonly code = 'picture-too-large';
}

/** The strokes or glyphs given are malformed: not finite, or of the wrong shape. */
export class InvalidInputError extends EngineError {
  override name = 'InvalidInputError';
  override readonly code = 'invalid-input';
}

/** By the name that an error carries, not by the class's own, which minifying changes. */
const classesByName = new Map(
  [
    BackendError,
    ModelLoadError,
    WorkerCrashedError,
    PictureDecodeError,
    PictureCutOffError,
    PictureTooLargeError,
    InvalidInputError,
  ].map((Class) => [new Class().name, Class] as const),
);

/** Gives an error that crossed Comlink its class back. Other errors become `EngineError`s; `AbortError` stays as it is. */
export function reviveError(error: unknown): Error {
  if (!(error instanceof Error)) return new EngineError(String(error));
  if (error instanceof EngineError || error.name === 'AbortError') return error;
  const Class = classesByName.get(error.name) ?? EngineError;
  const revived = new Class(error.message);
  if (error.stack) revived.stack = error.stack;
  return revived;
}
