import type { Digit } from '../../engine/api.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import { ask } from './ask.ts';
import { fine } from './card-parts.ts';

/** Samples kept of digits that were corrected here, so that a second correction mends the first. */
const kept = new WeakMap<Digit, { sampleId: number; label: number }>();

/**
 * Asks what a digit should have been; one click keeps the answer among the samples.
 *
 * @param shown the button that shows the digit, to show the correction
 */
export function mendingView(digit: Digit, shown: HTMLElement): HTMLElement {
  const outcome = fine(message('correct_title'));
  outcome.setAttribute('role', 'status');
  const choices = Array.from({ length: 10 }, (_, label) => {
    const choice = element('button', { type: 'button', className: 'choice' }, String(label));
    choice.setAttribute('aria-pressed', String(kept.get(digit)?.label === label));
    choice.addEventListener('click', async () => {
      try {
        const sampleId = await ask({
          kind: 'save-correction',
          glyph: Array.from(digit.glyph),
          readAs: digit.label,
          label,
          sampleId: kept.get(digit)?.sampleId,
        });
        kept.set(digit, { sampleId, label });
        for (const other of choices) other.setAttribute('aria-pressed', String(other === choice));
        shown.textContent = String(label);
        shown.classList.remove('is-unsure');
        shown.classList.add('is-corrected');
        outcome.className = 'fine is-good';
        outcome.textContent = message('correct_saved', label);
      } catch (error) {
        outcome.className = 'fine is-unsure';
        outcome.textContent = message('correct_failed', (error as Error).message);
      }
    });
    return choice;
  });
  return element('div', { className: 'mending' }, outcome, element('div', { className: 'choices' }, ...choices));
}
