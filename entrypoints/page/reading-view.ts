import type { Digit, Reading } from '../../engine/api.ts';
import { isUnsure, readingProbability } from '../ui/confidence.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import { percent } from '../ui/percent.ts';
import { fine } from './card-parts.ts';

/**
 * The number in large type, a button a digit.
 *
 * @returns its element and its buttons, in the order of the reading's digits
 */
export function numberView(reading: Reading): { view: HTMLElement; buttons: HTMLElement[] } {
  const buttons: HTMLElement[] = [];
  const lines = reading.lines.map((line) => {
    const own = line.digits.map(digitButton);
    buttons.push(...own);
    return element('span', { className: 'line' }, ...own);
  });
  const dataset = { size: sizeOf(reading), text: reading.text };
  return { view: element('div', { className: 'number', dataset }, ...lines), buttons };
}

/** Shows in a digit's button what it should have been. */
export function showCorrectedDigit(button: HTMLElement, label: number): void {
  button.textContent = String(label);
  button.title = message('page_digit_corrected', label);
  button.setAttribute('aria-label', button.title);
  button.classList.remove('is-unsure');
  button.classList.add('is-corrected');
}

/** How sure the reading is, and of which digits it is not. */
export function certaintyView(reading: Reading): HTMLElement[] {
  const probability = fine(message('page_probability', percent(readingProbability(reading))));
  probability.title = message('page_probability_title');
  const unsure = reading.lines.flatMap(({ digits }) => digits).filter(isUnsure);
  if (unsure.length === 0) return [probability];
  return [probability, fine(message('page_unsure', unsure.map(({ label }) => label).join(', ')), 'is-unsure')];
}

function digitButton(digit: Digit): HTMLElement {
  const title = message('page_digit', digit.label, percent(digit.probability));
  const attributes = { 'aria-label': title };
  const button = element('button', { type: 'button', className: 'digit', title, attributes }, String(digit.label));
  button.classList.toggle('is-unsure', isUnsure(digit));
  return button;
}

/** How large the number is set: by its longest line. */
function sizeOf({ lines }: Reading): 'short' | 'medium' | 'long' {
  const longest = Math.max(...lines.map(({ text }) => text.length));
  if (longest > 12 || lines.length > 4) return 'long';
  return longest > 8 ? 'medium' : 'short';
}
