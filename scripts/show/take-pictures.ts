/** Takes the README's pictures of the built extension in a real browser: `npm run pictures`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clickOn } from '../../tests/e2e/harness/by-role.ts';
import { launchBrowser } from '../../tests/e2e/harness/launch.ts';
import { writeIdxFiles } from '../../tests/e2e/pages/idx-files.ts';
import { readImage } from '../../tests/e2e/pages/menu-items.ts';
import { Options } from '../../tests/e2e/pages/options.ts';
import { pageAnswer } from '../../tests/e2e/pages/page-answer.ts';
import { Popup } from '../../tests/e2e/pages/popup.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');
const pathOf = (name: string) => join(folder, `${name}.png`);
/** Long enough for curves with several epochs on a slow machine. */
const TRAINING_MS = 600_000;

mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'digit-reader-'));
const browser = await launchBrowser('chromium');
try {
  const popup = new Popup(await browser.openPopup(browser.welcome));
  await popup.draw('407');
  await popup.predict();
  await popup.reading();
  await popup.page.screenshot(pathOf('popup'));
  await popup.page.close();

  await browser.chooseFromContextMenu(browser.welcome, 'img[src*="blackboard"]', readImage);
  await pageAnswer(browser.welcome);
  await browser.welcome.screenshot(pathOf('page'));

  const options = new Options(await browser.open(browser.extensionUrl('options.html')));
  await options.chooseIdx(writeIdxFiles(data, 40));
  await options.setEpochs(8);
  await clickOn(options.page, 'button', 'Start training');
  await options.says('.running', /[78] \/ 8/, TRAINING_MS);
  await options.page.screenshot(pathOf('options'));
} finally {
  await browser.close();
  rmSync(data, { recursive: true });
}
