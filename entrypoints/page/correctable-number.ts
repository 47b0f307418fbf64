import type { Digit, Reading } from '../../engine/api.ts';
import { correctedReading } from '../ui/corrected-reading.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import { showCorrectedBox } from './digit-boxes.ts';
import { mendingView } from './mending-view.ts';
import { certaintyView, numberView, showCorrectedDigit } from './reading-view.ts';

/** A number that was read, whose digits can be corrected. */
export interface CorrectableNumber {
  readonly number: HTMLElement;
  readonly certainty: HTMLElement;
  /** What a digit should have been; empty until a digit is clicked. */
  readonly question: HTMLElement;
  /** The number as it stands corrected, lines joined by '\n'. */
  text(): string;
}

/**
 * Shows a number that was read. A click on a digit, in the number or upon the picture, opens the question what it should
 * have been, and a second one closes it again.
 *
 * @param boxes the digits upon the picture, in the order of the reading
 * @param say tells those who hear the page what happens
 */
export function correctableNumber(
  reading: Reading,
  boxes: readonly HTMLElement[],
  say: (text: string) => void,
): CorrectableNumber {
  const labels = new Map<Digit, number>();
  const { view: number, buttons } = numberView(reading);
  const certainty = element('div', { className: 'certainty' }, ...certaintyView(reading));
  const question = element('div', { className: 'question' });
  let asked: Digit | null = null;

  const correct = (digit: Digit, views: Views, label: number) => {
    labels.set(digit, label);
    showCorrectedDigit(views.button, label);
    showCorrectedBox(views.box, label);
    const corrected = correctedReading(reading, labels);
    number.dataset.text = corrected.text;
    certainty.replaceChildren(...certaintyView(corrected));
  };
  const toggle = (digit: Digit, views: Views) => {
    asked = asked === digit ? null : digit;
    for (const view of [...buttons, ...boxes]) view.classList.remove('is-open');
    question.replaceChildren();
    if (!asked) return;
    for (const view of [views.button, views.box]) view.classList.add('is-open');
    question.append(mendingView(digit, labels.get(digit), say, (label) => correct(digit, views, label)));
    say(message('correct_title'));
  };

  const digits = reading.lines.flatMap((line) => line.digits);
  digits.forEach((digit, i) => {
    const views = { button: buttons[i]!, box: boxes[i]! };
    for (const view of [views.button, views.box]) view.addEventListener('click', () => toggle(digit, views));
  });
  return { number, certainty, question, text: () => correctedReading(reading, labels).text };
}

/** Where a digit is seen. */
interface Views {
  readonly button: HTMLElement;
  readonly box: HTMLElement;
}
