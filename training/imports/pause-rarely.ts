const EVERY_MS = 100;

/**
 * For long loops in a worker: ten times a second, tells how far the loop is and lets the worker's other messages in, such
 * as the one that cancels the loop. Awaiting promises alone lets none in.
 *
 * @param tell called before each pause, the first time at once
 */
export function pauseRarely(tell: () => void): () => Promise<void> | undefined {
  let pausedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - pausedAtMs < EVERY_MS) return undefined;
    tell();
    return new Promise<void>((resume) => setTimeout(resume)).then(() => {
      pausedAtMs = performance.now();
    });
  };
}
