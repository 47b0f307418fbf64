import { expect, test } from 'vitest';
import { findPanel } from '../../engine/picture/gray/find-panel.ts';
import { grayOf } from '../../engine/picture/gray/gray-of.ts';
import { contrastOf } from '../../engine/picture/ink-map/contrast-of.ts';
import { findInk } from '../../engine/picture/ink-map/find-ink.ts';
import { withoutRules } from '../../engine/picture/rules/without-rules.ts';
import { segment } from '../../engine/picture/segment/segment.ts';
import { digitForms } from '../../training/augment/digit-forms.ts';
import { createNodeRecognizer } from '../../training/cli/node-recognizer.ts';
import { inkAll } from '../../training/datasets/ink-all.ts';
import { digitString } from '../fixtures/digit-strings.ts';
import { allAround, pasteOnPage } from '../fixtures/paste-on-page.ts';
import { picture } from '../unit/engine/picture/drawing.ts';

const SEED = 2026;
const recognizer = createNodeRecognizer();

test('print that crowds a picture hides no number: a higher threshold leaves the writing', async () => {
  const { picture, text, kind } = digitString(inkAll(digitForms()), SEED, 686);
  expect(kind).toBe('cheque');
  const { contrast, scale } = contrastOf(grayOf(picture));
  const ink = findInk(contrast);
  const { lines } = segment(withoutRules(ink)?.cleaned ?? ink, 1 / scale);
  expect(lines.reduce((sum, { lattice }) => sum + lattice.candidates.length, 0)).toBeGreaterThan(400);
  expect((await recognizer.readPicture(picture)).text).toBe(text);
});

test('digits in a picture on a page are where they are on the page', async () => {
  const { picture, text } = digitString(inkAll(digitForms()), SEED, 5);
  const page = pasteOnPage(picture, { left: 300, top: 200, right: 10, bottom: 40 }, [0, 90, 0, 255]);
  const [alone, onPage] = [await recognizer.readPicture(picture), await recognizer.readPicture(page)];
  expect(onPage.text).toBe(text);
  const moved = alone.lines.map(({ digits }) => digits.map(({ box: { x, y } }) => [x + 300, y + 200]));
  expect(onPage.lines.map(({ digits }) => digits.map(({ box: { x, y } }) => [x, y]))).toEqual(moved);
});

test('a stroke that looks like a panel is a digit', async () => {
  const one = picture([' #  ', ' #  ', ' #  ', ' #  ', ' #  '], { scale: 40 });
  const page = pasteOnPage(one, allAround(30), [255, 255, 255, 255]);
  expect(findPanel(page)).toEqual({ x: 70, y: 30, width: 40, height: 200 });
  expect((await recognizer.readPicture(page)).text).toBe('1');
});

test('a single pixel is an answer, not an error', async () => {
  const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 255) };
  expect((await recognizer.readPicture(picture)).text).toBe('');
});
