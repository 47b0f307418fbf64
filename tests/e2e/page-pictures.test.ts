import { describe, expect, test } from 'vitest';
import type { TestPage } from './harness/browser.ts';
import { describeInBrowsers } from './harness/describe-in-browsers.ts';
import type { PageKind } from './harness/pages.ts';
import { screenshotPath } from './harness/screenshots.ts';
import { waitFor } from './harness/wait.ts';
import { readImage } from './pages/menu-items.ts';
import { correctDigit, countLayers, hasNoAnswer, pageAnswer, pageAnswers } from './pages/page-answer.ts';
import { startAreaSelection } from './pages/start-area-selection.ts';

const sevens: readonly PageKind[] = [
  'same-origin',
  'other-origin-open',
  'other-origin',
  'protected',
  'srcset',
  'lazy',
  'data',
  'blob',
  'strict',
];

describeInBrowsers('A right-click on a picture', (session) => {
  const openPage = async (kind: PageKind): Promise<TestPage> => {
    const page = await session.browser.open(session.site.page(kind));
    await waitFor('the picture', () =>
      page.evaluate(() => {
        const picture = document.querySelector<HTMLImageElement>('#digits');
        picture?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return picture ? picture.complete && picture.naturalWidth > 0 : document.querySelector('iframe') !== null;
      }),
    );
    return page;
  };
  const rightClick = (page: TestPage, frame?: string) =>
    session.browser.chooseFromContextMenu(page, '#digits', readImage, frame);

  const placeOfPicture = (page: TestPage) =>
    page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('#digits')!.getBoundingClientRect();
      return { x, y, width, height };
    });
  /** Starts the selection of an area as the popup does. */
  const selectArea = async (page: TestPage) => {
    await startAreaSelection(session.browser.welcome);
    await waitFor('the selection', async () => (await countLayers(page)) === 2);
  };

  test.each(sevens)('reads a picture of the kind %s, and puts a box around its digit', async (kind) => {
    const page = await openPage(kind);
    await rightClick(page);
    const answer = await pageAnswer(page);
    expect(answer).toMatchObject({ kind: 'answer', text: '7' });
    const picture = await placeOfPicture(page);
    const [box] = answer.boxes;
    expect(box!.x).toBeGreaterThan(picture.x);
    expect(box!.y).toBeGreaterThan(picture.y);
    expect(box!.x + box!.width).toBeLessThan(picture.x + picture.width);
    expect(box!.y + box!.height).toBeLessThan(picture.y + picture.height);
    expect(box!.height).toBeGreaterThan(picture.height * 0.4);
    await page.close();
  });

  test.each([
    ['svg', '4'],
    ['other-origin-svg', '4'],
    ['picture-element', '42'],
    ['number', '0162587493'],
    ['blackboard', '3856'],
  ] as const)('reads a picture of the kind %s as %s', async (kind, text) => {
    const page = await openPage(kind);
    await rightClick(page);
    expect(await pageAnswer(page)).toMatchObject({ kind: 'answer', text });
    await page.screenshot(screenshotPath(`${session.browser.name}-page-${kind}`));
    await page.close();
  });

  test('reads a picture in a frame of the page’s own site', async () => {
    const page = await openPage('frame');
    await rightClick(page, 'same-origin');
    const answer = await waitFor('an answer in the page or its frame', async () => {
      for (const place of [page, await page.frame('same-origin')]) {
        const answer = await pageAnswer(place, 500).catch(() => null);
        if (answer) return answer;
      }
    });
    expect(answer).toMatchObject({ kind: 'answer', text: '7' });
    await page.close();
  });

  test('finds no digits where there are none, which is an answer', async () => {
    const page = await openPage('no-digits');
    await rightClick(page);
    expect((await pageAnswer(page)).kind).toBe('empty');
    await page.close();
  });

  test('leaves nothing behind when Escape is pressed', async () => {
    const page = await openPage('same-origin');
    const before = await page.evaluate(() => document.documentElement.outerHTML.length);
    await rightClick(page);
    await pageAnswer(page);
    await page.press('Escape');
    await waitFor('the answer to close', () => hasNoAnswer(page));
    expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBe(before);
    await page.close();
  });

  test('shows a correction wherever the digit was', async () => {
    const page = await openPage('number');
    await rightClick(page);
    await pageAnswer(page);
    await correctDigit(page, 1, 8);
    const { text, number, tags, digits } = await pageAnswer(page);
    await page.screenshot(screenshotPath(`${session.browser.name}-page-corrected`));
    expect({ text, number, tags: tags.join('') }).toEqual({
      text: '0862587493',
      number: '0862587493',
      tags: '0862587493',
    });
    expect(digits[1]).toMatch(/^8, corrected/);
    await page.close();
  });

  test('stays answered while an area is selected, which Escape cancels, and when one was', async () => {
    const page = await openPage('same-origin');
    await rightClick(page);
    await pageAnswer(page);
    await selectArea(page);
    await startAreaSelection(session.browser.welcome);
    expect(await countLayers(page)).toBe(2);
    await page.press('Escape');
    await waitFor('the selection to close', async () => (await countLayers(page)) === 1);
    expect(await pageAnswers(page)).toHaveLength(1);
    await selectArea(page);
    const { x, y, width, height } = await placeOfPicture(page);
    await page.drag([
      [x, y],
      [x + width / 2, y + height / 2],
      [x + width, y + height],
    ]);
    const answers = await waitFor('both answers', async () => {
      const answers = await pageAnswers(page);
      return answers.length === 2 && answers;
    });
    await page.screenshot(screenshotPath(`${session.browser.name}-page-area`));
    expect(answers.map(({ text }) => text)).toEqual(['7', '7']);
    await page.press('Escape');
    await waitFor('the answers to close', () => hasNoAnswer(page));
    await page.close();
  });

  describe('of a kind that cannot be read', () => {
    test.each([
      ['truncated', /cut off/],
      ['huge', /too (many|large)|large|pixels/i],
    ] as const)('%s: says so, and reads the next one', async (kind, reason) => {
      const page = await openPage(kind);
      await rightClick(page);
      const { kind: outcome, words } = await pageAnswer(page, 60_000);
      await page.screenshot(screenshotPath(`${session.browser.name}-page-${kind}`));
      expect(words).toMatch(reason);
      expect(outcome).not.toBe('answer');
      await page.close();
      const next = await openPage('same-origin');
      await rightClick(next);
      expect(await pageAnswer(next)).toMatchObject({ kind: 'answer', text: '7' });
      await next.close();
    });
  });
});
