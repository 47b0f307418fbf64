import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isKeepTraining } from '../host/training-keeper.ts';
import { createOffscreenHost } from '../offscreen/offscreen-host.ts';
import { answerPages } from './answer-pages.ts';
import { createBackgroundHost } from './background-host.ts';
import { AREA_MENU, addMenus, IMAGE_MENU, menus } from './menus.ts';
import { tellGranted } from './offer-permission.ts';
import { readArea, readImage } from './start-reading.ts';

export default defineBackground(() => {
  // Firefox's background is a page and hosts the worker itself; Chrome's is a service worker, which cannot.
  const host = import.meta.env.FIREFOX ? createBackgroundHost() : createOffscreenHost();

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void addMenus();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  menus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === IMAGE_MENU) void readImage(host, info, tab);
    if (info.menuItemId === AREA_MENU) void readArea(tab);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'read-area' && tab) void readArea(tab);
  });
  browser.permissions.onAdded.addListener((granted) => void tellGranted(granted));
  answerPages(host);
  browser.runtime.onMessage.addListener((message: unknown) =>
    isKeepTraining(message) ? host.keepTraining() : undefined,
  );
});
