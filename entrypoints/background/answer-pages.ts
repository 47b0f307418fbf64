import { type Browser, browser } from 'wxt/browser';
import type { PictureHost } from '../host/picture-host.ts';
import type { PageAnswers, PageRequest } from '../page/messages.ts';
import { answered, PageError } from '../page/wire-error.ts';
import { saveCorrection } from '../ui/save-correction.ts';
import { awaitCapture, capture, keptCapture } from './captures.ts';
import { fetchPicture } from './fetch-picture.ts';
import { mayOffer, offerPermission } from './offer-permission.ts';
import { beginArea } from './start-reading.ts';

type Handlers = {
  [K in PageRequest['kind']]: (
    request: Extract<PageRequest, { kind: K }>,
    tab: number | undefined,
  ) => Promise<PageAnswers[K]>;
};

type Handler = (request: PageRequest, tab: number | undefined) => Promise<unknown>;

/** Answers what the readers in pages, the area page and the popup ask of the background. */
export function answerPages(host: PictureHost): void {
  const handlers: Handlers = {
    'read-picture': (request) => host.read(request),
    'read-capture': ({ captureId, share }) => host.read({ picture: keptCapture(captureId), share }),
    'await-capture': () => awaitCapture().then(() => null),
    capture: (_request, tab) => capture(known(tab)),
    'take-capture': async ({ captureId }) => keptCapture(captureId),
    'fetch-picture': ({ url }) => fetchPicture(url),
    'may-offer': ({ url }) => mayOffer(url),
    'offer-permission': ({ url }, tab) => offerPermission(url, known(tab)).then(() => null),
    'save-correction': ({ glyph, readAs, label, sampleId }) =>
      saveCorrection({ digit: { glyph: Uint8ClampedArray.from(glyph), label: readAs }, label, sampleId }),
    'read-area': async () => {
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      if (!tab) throw new PageError('no-tab', 'no tab is in view');
      return beginArea(tab);
    },
  };

  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) => {
    const request = message as PageRequest;
    const handler = handlers[request?.kind] as Handler | undefined;
    return handler && answered(() => handler(request, sender.tab?.id));
  });
}

function known(tab: number | undefined): number {
  if (tab === undefined) throw new PageError('no-tab', 'the request came from no tab');
  return tab;
}
