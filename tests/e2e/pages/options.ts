import type { TestPage } from '../harness/browser.ts';
import { clickOn } from '../harness/by-role.ts';
import { waitFor } from '../harness/wait.ts';
import { write } from './handwriting.ts';
import type { IdxFiles } from './idx-files.ts';

/** The options page, as a user handles it. */
export class Options {
  readonly page: TestPage;

  constructor(page: TestPage) {
    this.page = page;
  }

  /** Goes to a section by its link. */
  async goTo(section: 'Model' | 'Samples' | 'Train' | 'Results'): Promise<void> {
    await clickOn(this.page, 'link', section);
    await waitFor(`the section ${section}`, () =>
      this.page.evaluate((title) => document.querySelector('h1')?.textContent === title, section),
    );
  }

  /** Text of the first element of a selector; '' where there is none. */
  textOf(selector: string): Promise<string> {
    return this.page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? '', selector);
  }

  /** Waits until the first element of a selector has the text. */
  async says(selector: string, text: string | RegExp, timeoutMs?: number): Promise<string> {
    return waitFor(
      `${selector} to say ${text}`,
      async () => {
        const said = await this.textOf(selector);
        return (typeof text === 'string' ? said.includes(text) : text.test(said)) && said;
      },
      timeoutMs,
    );
  }

  /** Fills the form for a training from scratch on two files. */
  async chooseIdx({ images, labels }: IdxFiles): Promise<void> {
    await this.goTo('Train');
    await clickOn(this.page, 'radio', 'IDX files');
    await waitFor('the input', () =>
      this.page.evaluate(() => document.querySelector('input[name="idx-files"]') !== null),
    );
    await clickOn(this.page, 'radio', 'Train from scratch');
    await this.page.chooseFiles('input[name="idx-files"]', [images, labels]);
  }

  /** Chooses files of samples, and waits until their first ones are shown. */
  async choose(paths: readonly string[]): Promise<void> {
    await this.page.chooseFiles('input[name="sample-files"]', paths);
    await waitFor('the preview', () =>
      this.page.evaluate(() => {
        const preview = document.querySelector('.preview[aria-busy="false"]');
        return (preview?.querySelectorAll('.glyph-tile').length ?? 0) > 0;
      }),
    );
  }

  /** Sets the number of epochs, as typing does. */
  setEpochs(epochs: number): Promise<void> {
    return this.#setNumber('.settings > .field input', epochs);
  }

  /** Sets the learning rate, also beyond what the form allows. */
  setLearningRate(rate: number): Promise<void> {
    return this.#setNumber('.settings-grid .field input', rate);
  }

  #setNumber(selector: string, value: number): Promise<void> {
    return this.page.evaluate(
      (selector, value) => {
        const input = document.querySelector<HTMLInputElement>(selector)!;
        input.removeAttribute('max');
        input.value = String(value);
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      selector,
      value,
    );
  }

  /** Draws a digit, and presses Keep as soon as that can be done. */
  async drawSample(digit: string): Promise<void> {
    const area = await this.page.evaluate(() => {
      const canvas = document.querySelector('.sample-pad canvas')!;
      canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = canvas.getBoundingClientRect();
      return { x, y, width, height };
    });
    for (const stroke of write(digit, area)) await this.page.drag(stroke);
    await clickOn(this.page, 'button', 'Keep and next');
  }

  /** Names of the thumbnails that are shown, newest first. */
  samples(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.sample-grid button')].map((button) => button.getAttribute('aria-label')!),
    );
  }
}
