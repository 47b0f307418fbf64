import { browser } from 'wxt/browser';
import type { Answered, PageAnswers, PageRequest } from './messages.ts';
import { unwrap } from './wire-error.ts';

/** Asks the background. @throws {PageError} with the code of what went wrong there */
export async function ask<R extends PageRequest>(request: R): Promise<PageAnswers[R['kind']]> {
  const answer: Answered<PageAnswers[R['kind']]> | undefined = await browser.runtime.sendMessage(request);
  return unwrap(answer);
}
