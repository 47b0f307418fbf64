import type { Digit } from '../../engine/api.ts';
import { element } from './element.ts';
import { message } from './message.ts';
import { percent } from './percent.ts';

/**
 * Bars for the probabilities of all ten digits. Each is a button that says what the digit should have been.
 *
 * @param corrected the label that the user gave it, if any
 */
export function digitBars(
  digit: Digit,
  corrected: number | undefined,
  onCorrect: (label: number) => void,
): HTMLElement {
  const bars = Array.from(digit.probabilities, (probability, label) => {
    const text = message('correct_bar', label, percent(probability));
    const fill = element('span', { className: 'bar-fill' });
    fill.style.height = `${Math.max(probability * 100, 1.5)}%`;
    const bar = element(
      'button',
      { type: 'button', className: 'digit-bar', title: text, attributes: { 'aria-label': text } },
      element('span', { className: 'bar-track' }, fill),
      element('span', { className: 'bar-label' }, String(label)),
    );
    bar.classList.toggle('is-read', label === digit.label);
    bar.classList.toggle('is-corrected', label === corrected);
    bar.setAttribute('aria-pressed', String(label === corrected));
    bar.addEventListener('click', () => onCorrect(label));
    return bar;
  });
  return element(
    'div',
    { className: 'digit-bars', attributes: { role: 'group', 'aria-label': message('popup_bars') } },
    ...bars,
  );
}
