import type { Digit } from '../../engine/api.ts';
import { element } from '../ui/element.ts';
import { keepCorrection, type SaveCorrection } from '../ui/keep-correction.ts';
import { message } from '../ui/message.ts';
import { ask } from './ask.ts';
import { fine } from './card-parts.ts';
import { failureText } from './failure-text.ts';

/**
 * Asks what a digit should have been; one click keeps the answer among the samples.
 *
 * @param chosen what the user answered before, if anything
 * @param say tells those who hear the page how it went
 * @param onMended called with each answer that was kept
 */
export function mendingView(
  digit: Digit,
  chosen: number | undefined,
  say: (text: string) => void,
  onMended: (label: number) => void,
): HTMLElement {
  const question = message('correct_title');
  const outcome = fine(question);
  const choices = Array.from({ length: 10 }, (_, label) => choiceButton(label));
  const press = (pressed: number | undefined) => {
    choices.forEach((choice, label) => {
      choice.setAttribute('aria-pressed', String(label === pressed));
    });
  };
  const tell = (kind: string, text: string) => {
    outcome.className = `fine ${kind}`;
    outcome.textContent = text;
    say(text);
  };
  const keep = async (label: number) => {
    try {
      await keepCorrection(digit, label, askToSave);
      press(label);
      onMended(label);
      tell('is-good', message('correct_saved', label));
    } catch (error) {
      tell('is-unsure', message('correct_failed', failureText(error)));
    }
  };

  press(chosen);
  choices.forEach((choice, label) => {
    choice.addEventListener('click', () => void keep(label));
  });
  const attributes = { role: 'group', 'aria-label': question };
  return element(
    'div',
    { className: 'mending' },
    outcome,
    element('div', { className: 'choices', attributes }, ...choices),
  );
}

const askToSave: SaveCorrection = (digit, label, sampleId) =>
  ask({ kind: 'save-correction', glyph: Array.from(digit.glyph), readAs: digit.label, label, sampleId });

function choiceButton(label: number): HTMLElement {
  return element('button', { type: 'button', className: 'choice' }, String(label));
}
