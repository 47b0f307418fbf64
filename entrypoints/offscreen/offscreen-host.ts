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

  return {
    async read(request) {
      opening ??= open().finally(() => {
        opening = undefined;
      });
      await opening;
      const message: OffscreenRequest = { ...request, kind: 'offscreen-read' };
      const answer: Answered<WireReading> | undefined = await browser.runtime.sendMessage(message);
      return unwrap(answer);
    },
  };
}
