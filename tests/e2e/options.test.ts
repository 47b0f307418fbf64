import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { clickOn, isThere } from './harness/by-role.ts';
import { describeInBrowsers } from './harness/describe-in-browsers.ts';
import { screenshotPath } from './harness/screenshots.ts';
import { waitFor } from './harness/wait.ts';
import { writeCsvFile } from './pages/csv-file.ts';
import { writeIdxFiles } from './pages/idx-files.ts';
import { Options } from './pages/options.ts';

describeInBrowsers('The options page', (session) => {
  const open = async () => new Options(await session.browser.open(session.browser.extensionUrl('options.html')));
  const broken = (name: string, bytes: string | Uint8Array) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    return path;
  };

  test('shows the shipped model as the active one, with its numbers', async () => {
    const options = await open();
    const card = await options.says('.active-model', 'Shipped model');
    expect(card).toMatch(/MNIST test\s+9\d\.\d\d\s?%/);
    expect(await isThere(options.page, 'button', 'Back to the shipped model')).toBe(false);
    await options.page.screenshot(screenshotPath(`${session.browser.name}-options-model`));
    await options.page.close();
  });

  test('keeps drawn samples over a reload; relabels and deletes them', async () => {
    const options = await open();
    await options.goTo('Samples');
    for (const digit of ['0', '1', '2']) await options.drawSample(digit); // a quick hand: it waits for nothing
    await waitFor('the samples', async () => (await options.samples()).length === 3);
    await options.page.screenshot(screenshotPath(`${session.browser.name}-options-samples`));
    await options.page.close();
    const again = await open();
    await again.goTo('Samples');
    await waitFor('the samples', async () => (await again.samples()).length === 3);
    expect((await again.samples()).map((name) => name.slice(0, 7))).toEqual(['Digit 2', 'Digit 1', 'Digit 0']);
    await clickOn(again.page, 'button', 'Digit 1, drawn');
    await clickOn(again.page, 'button', 'Relabel as 7');
    await waitFor('the new label', async () => (await again.samples())[1]?.startsWith('Digit 7'));
    expect(await again.page.evaluate(() => document.activeElement?.className)).toBe('mendable-samples');
    await clickOn(again.page, 'button', 'Delete all');
    await again.says('dialog', 'This cannot be undone');
    await again.page.evaluate(() => document.querySelector<HTMLElement>('dialog .button--danger')!.click());
    await again.says('main', 'No samples yet');
    await again.page.close();
  });

  test('says what is wrong with files that are no data set, and goes on with good ones', async () => {
    const options = await open();
    const files = writeIdxFiles(temporaryFolder(), 2);
    await options.chooseIdx({ images: broken('notes.txt', 'no IDX at all'), labels: broken('empty', '') });
    const problems = await options.says('.idx-files', 'notes.txt is no IDX file');
    expect(problems).toContain('empty is empty');
    expect(await isThere(options.page, 'button', 'Start training')).toBe(false);
    await options.page.chooseFiles('input[name="idx-files"]', [
      files.images,
      writeIdxFiles(temporaryFolder(), 1).labels,
    ]);
    await options.says('.idx-files', '20 pictures but 10 labels');
    expect(await isThere(options.page, 'button', 'Start training')).toBe(false);
    const labels = readFileSync(files.labels);
    await options.page.chooseFiles('input[name="idx-files"]', [broken('cut', labels.subarray(0, 20))]);
    await options.says('.idx-files', 'cut is broken or cut off: its header promises 28 bytes, and it has 20');
    labels[27] = 11;
    await options.page.chooseFiles('input[name="idx-files"]', [broken('letters', labels)]);
    await options.says('.idx-files', 'letters has a label 11 (item 19)');
    expect(await isThere(options.page, 'button', 'Start training')).toBe(false);
    await options.page.chooseFiles('input[name="idx-files"]', [files.labels]);
    await waitFor('Start', () => isThere(options.page, 'button', 'Start training'));
    await options.goTo('Model');
    await options.page.chooseFiles('input[name="model-file"]', [broken('notes.zip', 'no zip at all')]);
    await options.says('.notices', 'The model was refused: notes.zip: Expected a zip');
    await options.page.close();
  });

  test('imports a set, cancels another, and mends in the confusion matrix what came in with a wrong label', async () => {
    const options = await open();
    await options.goTo('Samples');
    await options.choose([writeCsvFile(temporaryFolder(), 12_000)]);
    await clickOn(options.page, 'button', 'Import');
    await options.says('.import-samples .progress-line', /[1-9]\s?%/);
    await clickOn(options.page, 'button', 'Cancel');
    await options.says('.notices', 'The import was cancelled. Nothing of it was kept.');
    expect(await options.samples()).toEqual([]);

    const files = writeIdxFiles(temporaryFolder(), 2);
    const labels = readFileSync(files.labels);
    const wrong = (labels[8]! + 1) % 10;
    await options.choose([broken('more.zip', zipSync({ images: readFileSync(files.images), labels }))]);
    await clickOn(options.page, 'button', 'Import');
    await options.says('.import-report', '20 samples were imported.');
    labels[8] = wrong;
    await options.choose([files.images, broken('labels', labels)]);
    await clickOn(options.page, 'button', 'Import');
    expect(await options.says('.import-report', '1 sample was imported.')).toContain('19 were there already.');
    expect(await options.textOf('.import-report')).toContain('1 picture has two labels');

    await options.goTo('Results');
    await clickOn(options.page, 'radio', 'My samples, read now');
    await clickOn(options.page, 'button', `Written ${wrong}, read as 0`);
    await clickOn(options.page, 'button', `Digit ${wrong}, imported`);
    await clickOn(options.page, 'button', 'Delete');
    await clickOn(options.page, 'dialog-button', 'Delete');
    await options.says('main', 'These samples were deleted or relabelled');
    await options.goTo('Samples');
    await waitFor('the samples', async () => (await options.samples()).length === 20);
    await clickOn(options.page, 'button', 'Delete all');
    await clickOn(options.page, 'dialog-button', 'Delete all');
    await options.says('main', 'No samples yet');
    await options.page.close();
  });
});
