import type { Answered, WireError } from './messages.ts';

/** An error that says what happened by a code, for which the interface has a text. */
export class PageError extends Error {
  override name = 'PageError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Runs a request and puts its outcome into an answer that survives every browser's messages. */
export async function answered<T>(run: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { ok: await run() };
  } catch (error) {
    return { error: wireError(error) };
  }
}

/** The value of an answer. @throws {PageError} what went wrong on the other side */
export function unwrap<T>(answer: Answered<T> | undefined): T {
  if (!answer)
    throw new PageError('no-answer', 'the extension did not answer; it may have been updated. Reload the page.');
  if ('error' in answer) throw new PageError(answer.error.code, answer.error.message);
  return answer.ok;
}

function wireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  return { code: 'code' in error ? String(error.code) : 'unknown', message: error.message };
}
