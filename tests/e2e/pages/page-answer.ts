import type { TestPage } from '../harness/browser.ts';
import { waitFor } from '../harness/wait.ts';
import type { Area } from './handwriting.ts';

/** What stands beside a picture after a right-click. */
export interface ShownAnswer {
  readonly kind: 'answer' | 'empty' | 'failure';
  /** The digits that were read, lines joined by '\n'. */
  readonly text: string;
  /** The number as the card keeps it, corrections included. */
  readonly number: string | undefined;
  /** What the boxes over the picture say, in the digits' order. */
  readonly tags: string[];
  /** Everything that the card says. */
  readonly words: string;
  /** What each digit's button says: `7, probability 99.8%. …`. */
  readonly digits: string[];
  /** Boxes over the picture, in CSS pixels of the viewport, in the digits' order. */
  readonly boxes: Area[];
}

const host = 'digit-reader-answers';

/** The answer on a page, once there is one. */
export function pageAnswer(page: TestPage, timeoutMs?: number): Promise<ShownAnswer> {
  return waitFor(
    'an answer on the page',
    async () => {
      const [shown] = await pageAnswers(page);
      return shown;
    },
    timeoutMs,
  );
}

/** All answers on a page that are no longer waiting, and whose boxes have found their places. */
export function pageAnswers(page: TestPage): Promise<ShownAnswer[]> {
  return page.evaluateInShadow(host, (root) =>
    [...root.querySelectorAll<HTMLElement>('.card:not(.is-waiting)')].flatMap((card) => {
      const kind = (['answer', 'empty', 'failure'] as const).find((kind) => card.classList.contains(`is-${kind}`))!;
      const lines = [...card.querySelectorAll('.number .line')].map((line) => line.textContent!);
      const views = [...card.previousElementSibling!.querySelectorAll<HTMLElement>('.box')];
      if (views.some((box) => !box.style.left)) return [];
      const boxes = views.map((box) => {
        const { x, y, width, height } = box.getBoundingClientRect();
        return { x, y, width, height };
      });
      const digits = [...card.querySelectorAll('.digit')].map((digit) => digit.getAttribute('aria-label')!);
      const tags = views.map((box) => box.textContent!);
      const number = card.querySelector<HTMLElement>('.number')?.dataset.text;
      return { kind, text: lines.join('\n'), number, tags, words: card.textContent!, digits, boxes };
    }),
  );
}

/** Says what the digit at an index should have been, and waits until that is kept. */
export async function correctDigit(page: TestPage, index: number, label: number): Promise<void> {
  const click = (selector: string, index: number) =>
    page.evaluateInShadow(
      host,
      (root, selector, index) => root.querySelectorAll<HTMLElement>(selector)[index]!.click(),
      selector,
      index,
    );
  await click('.digit', index);
  await click('.choice', label);
  await waitFor('the correction to be kept', async () => (await pageAnswer(page)).words.includes(`Saved as ${label}`));
}

/** How many layers lie over the page: one for all answers, and one while an area is selected. */
export function countLayers(page: TestPage): Promise<number> {
  return page.evaluate((host) => document.querySelectorAll(host).length, host);
}

/** Whether nothing of an answer is left on the page. */
export function hasNoAnswer(page: TestPage): Promise<boolean> {
  return page.evaluate((host) => document.querySelector(host) === null, host);
}
