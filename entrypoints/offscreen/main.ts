import { browser } from 'wxt/browser';
import { createPictureHost } from '../host/picture-host.ts';
import { answered } from '../page/wire-error.ts';
import { isOffscreenRequest } from './request.ts';

// Closing itself gives the memory back; the background opens a new document at the next picture.
const host = createPictureHost(() => window.close());

browser.runtime.onMessage.addListener((message: unknown) =>
  isOffscreenRequest(message) ? answered(() => host.read(message)) : undefined,
);
