import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until there is an answer that is neither false nor nothing.
 *
 * @throws {Error} there was none in time; it says what was waited for, and the last error
 */
export async function waitFor<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined | false> | Value | null | undefined | false,
  timeoutMs = 30_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) {
      const because = lastError instanceof Error ? `: ${lastError.message}` : '';
      throw new Error(`Waited ${timeoutMs / 1000} s for ${what}${because}`, { cause: lastError });
    }
    await pause(40);
  }
}
