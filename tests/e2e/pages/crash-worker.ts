import type { TestPage } from '../harness/browser.ts';

/**
 * Lets the page's next request kill its worker: just before it, the worker gets a message on which Comlink's listener
 * throws, as a fault in the engine would.
 */
export async function crashNextRequest(page: TestPage): Promise<void> {
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      Worker.prototype.postMessage = postMessage;
      postMessage.call(this, { id: 'crash', type: 'APPLY', path: [], argumentList: 'not a list' });
      (postMessage as (...args: unknown[]) => void).apply(this, args);
    } as typeof postMessage;
  });
}
