import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { clickOn } from './harness/by-role.ts';
import { describeInBrowsers } from './harness/describe-in-browsers.ts';
import { screenshotPath } from './harness/screenshots.ts';
import { waitFor } from './harness/wait.ts';
import { hasTrainingEnded } from './pages/has-training-ended.ts';
import { writeIdxFiles } from './pages/idx-files.ts';
import { Options } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

/** A training on few pictures is short, but measures the built-in test before and after. */
const TRAINING_MS = 300_000;

describeInBrowsers('Training on the options page', (session) => {
  const open = async () => new Options(await session.browser.open(session.browser.extensionUrl('options.html')));
  const openPopup = async () => new Popup(await session.browser.openPopup(session.browser.welcome));
  const whenEnded = () =>
    waitFor('the training to end', () => session.browser.welcome.evaluate(hasTrainingEnded), TRAINING_MS);

  test(
    'trains on IDX files without the page, tells it, warns that the new model is worse, uses it, and goes back',
    async () => {
      const first = await open();
      await first.chooseIdx(writeIdxFiles(temporaryFolder(), 6));
      await first.setEpochs(1);
      await clickOn(first.page, 'button', 'Start training');
      await first.says('.running .progress-line', '%', TRAINING_MS);
      await first.page.close();
      await whenEnded();
      const popup = await openPopup();
      await popup.notes('A new model is trained.');
      await popup.page.screenshot(screenshotPath(`${session.browser.name}-popup-training`));
      await popup.page.close();
      const options = await open();
      await options.says(
        '.notices',
        /A training finished while no page was open\. Held-out samples: .*% before, .*% after\./,
      );
      await clickOn(options.page, 'button', 'See the result');
      await options.says('.outcome', /training finished/i);
      const again = await open();
      await again.says('.status', 'New model ready');
      expect(await again.textOf('.notices')).not.toContain('finished'); // it is told once
      await again.page.close();
      const outcome = await options.textOf('.outcome');
      expect(outcome).toMatch(/Held-out samples[\s\S]*Before[\s\S]*After/);
      expect(outcome).toContain('This model reads worse');
      await options.page.screenshot(screenshotPath(`${session.browser.name}-options-outcome`));
      await clickOn(options.page, 'button', 'Keep and use');
      await clickOn(options.page, 'button', 'Use it all the same');
      await options.says('.active-model', 'From scratch');
      await clickOn(options.page, 'button', 'Back to the shipped model');
      await options.says('.active-model', 'Shipped model');
      await clickOn(options.page, 'button', 'Delete: From scratch');
      await options.says('dialog', 'Its weights exist only in this browser');
      await options.page.evaluate(() => document.querySelector<HTMLElement>('dialog .button--danger')!.click());
      await options.says('main', 'What you train or import appears here');
      await options.page.close();
    },
    2 * TRAINING_MS,
  );

  test(
    'a training goes on without the page, while the popup reads at once; Stop and Discard end it',
    async () => {
      const idle = await open();
      const options = await open();
      await options.chooseIdx(writeIdxFiles(temporaryFolder(), 30));
      await options.setEpochs(200);
      await clickOn(options.page, 'button', 'Start training');
      await options.says('.progress-line', /[1-9]\d?\s?%/, TRAINING_MS);
      await idle.says('.status', /Training \d/);
      await options.page.close();
      const popup = await openPopup();
      await popup.draw('4');
      await popup.predict();
      expect((await popup.reading()).text).toBe('4');
      await popup.clear();
      await popup.draw('7');
      const askedAtMs = Date.now();
      await popup.predict();
      expect((await popup.reading()).text).toBe('7');
      expect(Date.now() - askedAtMs).toBeLessThan(2_000); // tens of milliseconds, and what clicking and looking takes
      await popup.clear();
      await popup.page.close();
      const again = await open();
      await again.goTo('Train');
      await again.says('.phase', 'Training', TRAINING_MS);
      expect(await again.textOf('.notices')).not.toContain('checkpoint'); // it was not interrupted
      await clickOn(again.page, 'button', 'Stop');
      await again.says('.outcome', /training stopped early/i, TRAINING_MS);
      await idle.says('.status', 'New model ready');
      await clickOn(again.page, 'button', 'Discard');
      await again.says('dialog', 'Discard the new model?');
      await again.page.evaluate(() => document.querySelector<HTMLElement>('dialog .button--danger')!.click());
      await again.says('main', 'New training');
      await waitFor('the other page to hear of it', async () => (await idle.textOf('.status')) === '');
      await idle.page.close();
      await again.page.close();
    },
    3 * TRAINING_MS,
  );

  test(
    'a training that diverges says so; the active model is as it was',
    async () => {
      const options = await open();
      await options.chooseIdx(writeIdxFiles(temporaryFolder(), 3));
      await options.setLearningRate(1e38);
      await clickOn(options.page, 'button', 'Start training');
      await options.says('.notices', 'The training diverged: its loss is no number any more.', TRAINING_MS);
      await options.says('main', 'New training');
      await options.page.screenshot(screenshotPath(`${session.browser.name}-options-diverged`));
      await options.goTo('Model');
      await options.says('.active-model', 'Shipped model');
      const again = await open();
      await again.says('.active-model', 'Shipped model');
      expect(await again.textOf('.notices')).toBe(''); // it is told once
      await again.page.close();
      await options.page.close();
      const popup = await openPopup();
      await popup.draw('4');
      await popup.predict();
      expect((await popup.reading()).text).toBe('4');
      expect(await popup.note()).toBe('');
      await popup.clear();
      await popup.page.close();
    },
    TRAINING_MS,
  );
});
