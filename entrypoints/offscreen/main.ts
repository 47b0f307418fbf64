import { browser } from 'wxt/browser';
import { createPictureHost } from '../host/picture-host.ts';
import { createTrainingKeeper } from '../host/training-keeper.ts';
import { answered } from '../page/wire-error.ts';
import { isOffscreenKeep, isOffscreenRequest } from './request.ts';

// Closing itself gives the memory back; the background opens a new document when there is something to do.
let isReading = false;
const closeIfIdle = () => {
  if (!isReading && !keeper.isKeeping) window.close();
};
const keeper = createTrainingKeeper(closeIfIdle);
const host = createPictureHost(() => {
  isReading = false;
  closeIfIdle();
});

browser.runtime.onMessage.addListener((message: unknown) => {
  if (isOffscreenKeep(message)) {
    keeper.keep();
    return Promise.resolve(true);
  }
  if (!isOffscreenRequest(message)) return undefined;
  isReading = true;
  return answered(() => host.read(message));
});
