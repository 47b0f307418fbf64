import type { TestBrowser } from '../../tests/e2e/harness/browser.ts';
import { screenshotPath } from '../../tests/e2e/harness/screenshots.ts';
import { readImage } from '../../tests/e2e/pages/menu-items.ts';
import { pageAnswer } from '../../tests/e2e/pages/page-answer.ts';
import { Popup } from '../../tests/e2e/pages/popup.ts';

/** Does what a user would: draws a digit in the popup and reads it, then right-clicks a picture of the welcome page. */
export async function demonstrate(browser: TestBrowser): Promise<void> {
  const screenshots: string[] = [];
  const look = async (name: string, page: Popup['page']) => {
    const path = screenshotPath(`${browser.name}-${name}`);
    await page.screenshot(path);
    screenshots.push(path);
  };

  const popup = new Popup(await browser.openPopup(browser.welcome));
  await popup.draw('4');
  await popup.predict();
  const { text, probability } = await popup.reading();
  const bars = await popup.bars();
  await look('popup', popup.page);
  await popup.page.close();
  console.log(`\nPopup: drew a 4 with the mouse and pressed Predict. It reads ${text}, probability ${probability}.`);
  console.log(`  every digit: ${bars.map((share, digit) => `${digit} ${share}`).join(', ')}`);

  const picture = 'img[src*="phone-number"]';
  await browser.chooseFromContextMenu(browser.welcome, picture, readImage);
  const answer = await pageAnswer(browser.welcome);
  await look('welcome', browser.welcome);
  console.log(
    `Welcome page: right-clicked “phone-number.jpg”, “${readImage.label}”. It reads ${answer.text || answer.words}.`,
  );
  for (const digit of answer.digits) console.log(`  ${digit}`);

  console.log(`\nScreenshots:\n${screenshots.map((path) => `  ${path}`).join('\n')}`);
}
