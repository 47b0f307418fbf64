import { browser } from 'wxt/browser';
import type { WireReading } from '../host/wire.ts';
import type { WorkerHost } from '../host/worker-host.ts';
import type { Answered } from '../page/messages.ts';
import { unwrap } from '../page/wire-error.ts';
import { OFFSCREEN_KEEP, type OffscreenRequest } from './request.ts';

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  hasDocument(): Promise<boolean>;
}

/**
 * Chrome's host: its service worker cannot start a Worker, so an offscreen document does, which is opened when there is
 * something to do.
 */
export function createOffscreenHost(): WorkerHost {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  let opening: Promise<void> | undefined;

  const open = async () => {
    if (await offscreen.hasDocument()) return;
    await offscreen.createDocument({
      url: '/offscreen.html',
      reasons: ['WORKERS'],
      justification: 'Runs the recognizer of handwritten digits in a Web Worker, and keeps a training going.',
    });
  };

  const send = async <Answer>(message: OffscreenRequest | typeof OFFSCREEN_KEEP): Promise<Answer | undefined> => {
    opening ??= open().finally(() => {
      opening = undefined;
    });
    await opening;
    return browser.runtime.sendMessage(message);
  };

  return {
    async read(request) {
      const message: OffscreenRequest = { ...request, kind: 'offscreen-read' };
      // An idle document closes itself; one that does so just now answers nothing, and the next one does.
      const ask = () => send<Answered<WireReading>>(message);
      return unwrap((await ask().catch(() => undefined)) ?? (await ask()));
    },
    async keepTraining() {
      const ask = () => send<boolean>(OFFSCREEN_KEEP);
      if (!(await ask().catch(() => undefined))) await ask();
    },
  };
}
