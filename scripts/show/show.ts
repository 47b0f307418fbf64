/** Builds the extension and opens it in a browser: in a window where there is a display, else as a demonstration. */
import { buildExtension } from '../../tests/e2e/harness/build-extension.ts';
import { launchBrowser } from '../../tests/e2e/harness/launch.ts';
import type { BrowserName } from '../find-browsers.mjs';
import { demonstrate } from './demonstrate.ts';

const name = process.argv[2] as BrowserName;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

console.log(`Building the extension for ${name} …`);
await buildExtension(name);
console.log(hasDisplay ? 'Opening it with a fresh profile …' : 'There is no display here: trying it headless …');
const browser = await launchBrowser(name, hasDisplay ? 'visible' : 'headless');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void browser.close());
try {
  if (hasDisplay) {
    console.log('Right-click a picture of the welcome page, or draw in the popup behind the toolbar’s button.');
    console.log('Close the browser, or press Ctrl+C here, to end.');
    await browser.closed;
  } else await demonstrate(browser);
} finally {
  await browser.close();
}
