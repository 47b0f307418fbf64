import { browser } from 'wxt/browser';
import type { PictureHost } from '../host/picture-host.ts';
import type { WireReading } from '../host/wire.ts';
import type { Answered } from '../page/messages.ts';
import { unwrap } from '../page/wire-error.ts';
import type { OffscreenRequest } from './request.ts';

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  hasDocument(): Promise<boolean>;
}

/** Chrome's host: its service worker cannot start a Worker, so an offscreen document does. */
export function createOffscreenHost(): PictureHost {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  let opening: Promise<void> | undefined;

  const open = async () => {
    if (await offscreen.hasDocument()) return;
    await offscreen.createDocument({
      url: '/offscreen.html',
      reasons: ['WORKERS'],
      justification: 'Runs the recognizer of handwritten digits in a Web Worker.',
    });
  };

  const send = async (message: OffscreenRequest): Promise<Answered<WireReading> | undefined> => {
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
      const answer = (await send(message).catch(() => undefined)) ?? (await send(message));
      return unwrap(answer);
    },
  };
}
