import { expect, test } from 'vitest';
import { clickOn, isThere } from './harness/by-role.ts';
import { describeInBrowsers } from './harness/describe-in-browsers.ts';
import { screenshotPath } from './harness/screenshots.ts';
import { waitFor } from './harness/wait.ts';
import { crashNextRequest } from './pages/crash-worker.ts';
import { Popup } from './pages/popup.ts';

describeInBrowsers('The popup', (session) => {
  const open = async () => new Popup(await session.browser.openPopup(session.browser.welcome));

  test('reads a digit drawn with the mouse, with its probability, all ten bars, and what the network saw', async () => {
    const popup = await open();
    await popup.draw('4');
    await popup.predict();
    const { text, probability } = await popup.reading();
    expect(text).toBe('4');
    expect(Number.parseFloat(probability)).toBeGreaterThan(50);
    const bars = await popup.bars();
    expect(bars).toHaveLength(10);
    expect(bars[4]).toBe(probability);
    expect(await popup.inkOfGlyph()).toBeGreaterThan(20); // pixels of 28×28
    await popup.page.screenshot(screenshotPath(`${session.browser.name}-popup-digit`));
    await clickOn(popup.page, 'button', 'Copy');
    await waitFor('the word that it was copied', () => isThere(popup.page, 'button', 'Copied'));
    await waitFor('the word to go again', () => isThere(popup.page, 'button', 'Copy'));
    await popup.clear();
    await popup.page.close();
  });

  test('reads several digits side by side as a number', async () => {
    const popup = await open();
    await popup.draw('2758', 'mouse', 0.5);
    await popup.predict();
    expect((await popup.reading()).text).toBe('2758');
    await popup.page.screenshot(screenshotPath(`${session.browser.name}-popup-number`));
    await popup.clear();
    await popup.page.close();
  });

  test.each(['touch', 'pen'] as const)('is drawn in by %s', async (pointer) => {
    const popup = await open();
    await popup.draw('3', pointer);
    await popup.predict();
    expect((await popup.reading()).text).toBe('3');
    await popup.clear();
    await popup.page.close();
  });

  test('reads small and off-centre drawings', async () => {
    const popup = await open();
    await popup.draw('5', 'mouse', 0.25);
    await popup.predict();
    expect((await popup.reading()).text).toBe('5');
    await popup.clear();
    await popup.page.close();
  });

  test('says that an empty canvas has nothing to read, also after a clearing', async () => {
    const popup = await open();
    await popup.predict();
    await popup.says('There is nothing to read yet');
    await popup.draw('7');
    await popup.clear();
    await popup.predict();
    await popup.says('There is nothing to read yet');
    await popup.page.close();
  });

  test('keeps the drawing, and its reading, while it is closed', async () => {
    const popup = await open();
    await popup.draw('6');
    await popup.predict();
    await popup.reading();
    await popup.page.close();
    const again = await open();
    expect((await again.reading()).text).toBe('6');
    await again.clear();
    await again.page.close();
  });

  test('does not read again, when it is opened again, what was undone', async () => {
    const popup = await open();
    await popup.draw('1');
    await popup.predict();
    await popup.reading();
    await clickOn(popup.page, 'button', 'Undo');
    await popup.page.close();
    const again = await open();
    await again.says('The number appears here.');
    await clickOn(again.page, 'button', 'Clear'); // by now it has found what was kept
    await again.says('The number appears here.');
    await again.page.close();
  });

  test('says where no area can be read', async () => {
    const popup = new Popup(await session.browser.open(session.browser.extensionUrl('popup.html')));
    await clickOn(popup.page, 'button', 'Recognize digits in an area of the page');
    await waitFor('the reason', () =>
      popup.page.evaluate(() => /keeps extensions out/.test(document.querySelector('#page-answer')!.textContent!)),
    );
    await popup.page.close();
  });

  test('says that its worker died, and reads with a new one at the next try', async () => {
    const popup = await open();
    await popup.draw('8');
    session.expectProblem(/argumentList|is not a function/);
    await crashNextRequest(popup.page);
    await popup.predict();
    await popup.says('The recognizer stopped unexpectedly');
    await clickOn(popup.page, 'button', 'Try again');
    expect((await popup.reading()).text).toBe('8');
    await popup.clear();
    await popup.page.close();
  });

  test('keeps what it should have been as a sample', async () => {
    const popup = await open();
    await popup.draw('1');
    await popup.predict();
    await popup.reading();
    await clickOn(popup.page, 'button', '7: ');
    await waitFor('the thanks', () =>
      popup.page.evaluate(() => document.querySelector('.fine-print.is-good') !== null),
    );
    expect((await popup.reading()).text).toBe('7');
    await popup.clear();
    await popup.page.close();
  });
});
