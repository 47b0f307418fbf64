import type { Trainer } from './api.ts';
import { exposeTrainer } from './expose-trainer.ts';

/** A trainer that several pages share, and what they need to know of its worker. */
export interface SharedTrainer extends Trainer {
  /** Name of a lock that the worker holds as long as it lives: who is granted it knows that the worker is gone. */
  lifeline(): Promise<string>;
}

/** A worker's WASM heap never shrinks, so one without work ends itself after this time. Longer than its clients stay. */
const IDLE_MS = 8_000;

/**
 * Shares a trainer among the pages that connect to a shared worker. It ends when it has had no work for a while, or when
 * the browser ends it because no page is connected.
 *
 * @param end ends the worker: `() => self.close()`
 * @returns what to do with each page's port
 */
export function shareTrainer(trainer: Trainer, end: () => void, idleMs = IDLE_MS): (port: MessagePort) => void {
  const { promise: ended, resolve: letGo } = Promise.withResolvers<void>();
  const endNow = () => {
    letGo();
    end();
  };
  let working = 0;
  let idleTimer = setTimeout(endNow, idleMs);

  const counted =
    <Args extends unknown[], Value>(method: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      clearTimeout(idleTimer);
      working++;
      try {
        return await method(...args);
      } finally {
        if (--working === 0) idleTimer = setTimeout(endNow, idleMs);
      }
    };
  const methods = Object.entries(trainer).map(([name, method]) => [name, counted(method)]);

  const name = `digit-reader:trainer:${crypto.randomUUID()}`;
  const held = new Promise<string>((granted) => {
    void navigator.locks.request(name, () => {
      granted(name);
      return ended; // a worker that is killed lets go too
    });
  });
  const face: SharedTrainer = {
    ...Object.fromEntries(methods),
    lifeline: counted(() => held), // who asks for it is about to ask for more
  };
  return (port) => exposeTrainer(face, port);
}
