import type { Pointer, TestPage } from '../harness/browser.ts';
import { clickOn } from '../harness/by-role.ts';
import { waitFor } from '../harness/wait.ts';
import { write } from './handwriting.ts';

/** What the popup shows of a reading. */
export interface ShownReading {
  readonly text: string;
  /** As it is written: `99.8 %`. */
  readonly probability: string;
}

/** The popup, as a user handles it. */
export class Popup {
  readonly page: TestPage;

  constructor(page: TestPage) {
    this.page = page;
  }

  /** Draws digits side by side, with all the strokes that a hand would make. */
  async draw(digits: string, pointer: Pointer = 'mouse', share?: number): Promise<void> {
    const area = await this.page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('canvas')!.getBoundingClientRect();
      return { x, y, width, height };
    });
    for (const stroke of write(digits, area, share)) await this.page.drag(stroke, pointer);
  }

  predict(): Promise<void> {
    return clickOn(this.page, 'button', 'Predict');
  }

  clear(): Promise<void> {
    return clickOn(this.page, 'button', 'Clear');
  }

  /** The reading, once it is there and no older than the drawing. */
  reading(): Promise<ShownReading> {
    return waitFor('a reading', () =>
      this.page.evaluate(() => {
        const answer = document.querySelector<HTMLElement>('#answer:not(.is-reading):not(.is-stale)');
        const text = answer?.querySelector<HTMLElement>('.number')?.dataset.text;
        if (!answer || !text) return null;
        return { text, probability: answer.querySelector('.beside-number strong')!.textContent! };
      }),
    );
  }

  /** Probability of each digit from 0 to 9, as it is written. */
  bars(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('#answer .digit-bar')].map(
        (bar) => /[<>\d.,]+\s?%/.exec(bar.getAttribute('aria-label')!)?.[0] ?? '',
      ),
    );
  }

  /** How many pixels of the picture that the network saw have ink. */
  inkOfGlyph(): Promise<number> {
    return this.page.evaluate(() => {
      const glyph = document.querySelector<HTMLCanvasElement>('#answer .tile canvas')!;
      const { data } = glyph.getContext('2d')!.getImageData(0, 0, glyph.width, glyph.height);
      return data.filter((value, index) => index % 4 === 0 && value > 128).length;
    });
  }

  /** Waits until the answer says something. */
  async says(text: string): Promise<void> {
    await waitFor(`the popup to say "${text}"`, () =>
      this.page.evaluate((text) => document.querySelector('#answer')!.textContent!.includes(text), text),
    );
  }

  /** What it says of a training that ended; '' where there is nothing to say. */
  note(): Promise<string> {
    return this.page.evaluate(() => document.querySelector<HTMLElement>('#training-note')!.innerText);
  }

  /** Waits until it says so of a training. */
  async notes(text: string): Promise<void> {
    await waitFor(`the popup to note "${text}"`, async () => (await this.note()).includes(text));
  }
}
