import './tiny-page.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { correctableNumber } from '../../../../entrypoints/page/correctable-number.ts';
import { digitBoxes } from '../../../../entrypoints/page/digit-boxes.ts';
import { readingOf } from './readings.ts';
import { sendMessage } from './tiny-page.ts';

const say = vi.fn();

beforeEach(() => {
  say.mockClear();
  sendMessage.mockReset().mockResolvedValue({ ok: 1 });
});

function shown(text: string, probability?: number) {
  const reading = readingOf(text, probability);
  const boxes = digitBoxes(reading).views;
  const made = correctableNumber(reading, boxes, say);
  const buttons = [...made.number.children].flatMap((line) => [...line.children]) as HTMLElement[];
  const choices = () => [...made.question.children[0]!.children[1]!.children] as HTMLElement[];
  return { ...made, boxes, buttons, choices };
}

test('a correction is everywhere where the digit was', async () => {
  const { number, certainty, text, boxes, buttons, choices } = shown('71\n23', 0.5);
  expect(certainty.textContent).toContain('Unsure: 7, 1, 2, 3');
  buttons[2]!.click();
  choices()[9]!.click();
  await vi.waitFor(() => expect(text()).toBe('71\n93'));
  expect(number.dataset.text).toBe('71\n93');
  expect(buttons[2]!.textContent).toBe('9');
  expect(buttons[2]!.title).toBe('9, corrected. Click to correct again.');
  expect(buttons[2]!.getAttribute('aria-label')).toBe(buttons[2]!.title);
  expect(boxes[2]!.textContent).toBe('9');
  expect(boxes[2]!.classList.contains('is-unsure')).toBe(false);
  expect(certainty.textContent).toContain('Unsure: 7, 1, 3');
  expect(say).toHaveBeenLastCalledWith('Saved as 9. Retrain in the options to use it.');
});

test('nothing is unsure any more once every unsure digit was corrected', async () => {
  const { certainty, boxes, choices } = shown('7', 0.5);
  boxes[0]!.click();
  choices()[7]!.click();
  await vi.waitFor(() => expect(certainty.textContent).toBe('100% sure'));
});

test('a second click on a digit closes the question, one on another digit asks about that one', () => {
  const { question, boxes, buttons } = shown('71');
  buttons[0]!.click();
  boxes[1]!.click();
  expect(question.children).toHaveLength(1);
  expect(buttons.map(({ classList }) => classList.contains('is-open'))).toEqual([false, true]);
  expect(boxes.map(({ classList }) => classList.contains('is-open'))).toEqual([false, true]);
  buttons[1]!.click();
  expect(question.children).toHaveLength(0);
  expect(boxes[1]!.classList.contains('is-open')).toBe(false);
});

test('the question remembers what was answered', async () => {
  const { buttons, choices, text } = shown('71');
  buttons[0]!.click();
  choices()[4]!.click();
  await vi.waitFor(() => expect(text()).toBe('41'));
  buttons[0]!.click();
  buttons[0]!.click();
  expect(choices().findIndex((choice) => choice.getAttribute('aria-pressed') === 'true')).toBe(4);
});

test('a correction that could not be kept changes nothing, and is told in the words of the interface', async () => {
  sendMessage.mockResolvedValue({ error: { code: 'gone', message: 'raw' } });
  const { buttons, choices, text } = shown('71');
  buttons[0]!.click();
  choices()[4]!.click();
  await vi.waitFor(() =>
    expect(say).toHaveBeenLastCalledWith('The correction could not be saved: The picture is no longer on the page.'),
  );
  expect(text()).toBe('71');
});
