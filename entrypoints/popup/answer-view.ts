import type { Digit, Reading } from '../../engine/api.ts';
import { isUnsure, readingProbability } from '../ui/confidence.ts';
import { copyButton } from '../ui/copy-button.ts';
import { correctedReading } from '../ui/corrected-reading.ts';
import { digitBars } from '../ui/digit-bars.ts';
import { element } from '../ui/element.ts';
import { errorText } from '../ui/error-text.ts';
import { message } from '../ui/message.ts';
import { paintGlyph } from '../ui/paint-glyph.ts';
import { percent } from '../ui/percent.ts';
import { type PopupState, shownDigits } from './state.ts';

/** What a click in the answer asks for. */
export interface AnswerActions {
  /** Tells those who hear the page what a click has done. */
  say(text: string): void;
  select(index: number): void;
  correct(index: number, label: number): void;
  retry(): void;
}

/** The lower half of the popup: the number, or why there is none. */
export function answerView(state: PopupState, actions: AnswerActions): HTMLElement[] {
  if (state.status === 'failed') return [failure(state.error, actions)];
  if (state.isNothingToRead) return [remark(message('popup_empty'))];
  const { reading } = state;
  if (!reading) return [remark(message(state.status === 'loading' ? 'popup_loading' : 'popup_idle'))];
  const digit = shownDigits(state)[state.selected];
  if (!digit) return [remark(message('popup_no_digit'), message('popup_no_digit_hint'))];
  const corrected = state.corrections.get(state.selected);
  const mended = correctedReading(reading, correctionsOf(state));
  const headline = state.rejected
    ? [rejection(state.rejected)]
    : [numberView(mended, state, actions), besideNumber(mended, actions)];
  const bars = digitBars(digit, corrected, (label) => actions.correct(state.selected, label));
  bars.inert = state.isStale; // they are of a drawing that is no longer there
  return [element('div', { className: 'headline' }, ...headline), bars, finePrint(state, corrected)];
}

function correctionsOf(state: PopupState): Map<Digit, number> {
  const digits = shownDigits(state);
  return new Map(Array.from(state.corrections, ([index, label]) => [digits[index]!, label]));
}

/** What was taken for no digit, with the picture of it that the network saw. */
function rejection(digit: Digit): HTMLElement {
  const glyph = element('canvas', { title: message('popup_saw'), attributes: { 'aria-hidden': 'true' } });
  paintGlyph(glyph, digit.glyph);
  return element(
    'div',
    { className: 'rejection' },
    remark(message('popup_no_digit'), message('popup_no_digit_hint')),
    glyph,
  );
}

function finePrint(state: PopupState, corrected: number | undefined): HTMLElement {
  const line = (text: string, kind = '') => element('p', { className: `fine-print ${kind}` }, text);
  if (state.correctionError) return line(message('correct_failed', errorText(state.correctionError)), 'is-bad');
  if (state.isStale) return line(message('popup_stale'));
  if (corrected !== undefined) return line(message('correct_saved', corrected), 'is-good');
  return line(message(state.rejected ? 'correct_hint_rejected' : 'correct_hint'));
}

function remark(text: string, hint?: string): HTMLElement {
  return element('div', { className: 'remark' }, element('p', {}, text), ...(hint ? [element('p', {}, hint)] : []));
}

function failure(error: Error | null, actions: AnswerActions): HTMLElement {
  const retry = element('button', { type: 'button', className: 'button' }, message('retry'));
  retry.addEventListener('click', actions.retry);
  return element(
    'div',
    { className: 'remark is-failure', attributes: { role: 'alert' } },
    element('p', {}, errorText(error)),
    retry,
  );
}

/** The number in large type: a tile a digit with what the network saw of it; a click shows the tile's bars. */
function numberView(reading: Reading, state: PopupState, actions: AnswerActions): HTMLElement {
  const count = reading.lines.reduce((sum, { digits }) => sum + digits.length, 0);
  let index = 0;
  const lines = reading.lines.map((line) =>
    element(
      'div',
      { className: 'number-line' },
      ...line.digits.map((digit) => tile(digit, index++, count, state, actions)),
    ),
  );
  const size = count === 1 ? 'one' : count <= 5 ? 'few' : 'many';
  return element('div', { className: 'number', dataset: { size, text: reading.text } }, ...lines);
}

function tile(digit: Digit, index: number, count: number, state: PopupState, actions: AnswerActions): HTMLElement {
  const glyph = element('canvas', { title: message('popup_saw'), attributes: { 'aria-hidden': 'true' } });
  paintGlyph(glyph, digit.glyph);
  const text = message('popup_digit_label', index + 1, count, digit.label, percent(digit.probability));
  const button = element(
    'button',
    { type: 'button', className: 'tile', title: percent(digit.probability), attributes: { 'aria-label': text } },
    element('span', { className: 'tile-label' }, String(digit.label)),
    glyph,
  );
  button.classList.toggle('is-unsure', isUnsure(digit));
  button.classList.toggle('is-corrected', state.corrections.has(index));
  button.setAttribute('aria-pressed', String(index === state.selected));
  button.addEventListener('click', () => actions.select(index));
  return button;
}

/** How sure the number is, and a button that copies it. */
function besideNumber(reading: Reading, actions: AnswerActions): HTMLElement {
  return element(
    'div',
    { className: 'beside-number' },
    element('strong', {}, percent(readingProbability(reading))),
    element('span', {}, message('popup_probability')),
    copyButton(() => reading.text, actions.say),
  );
}
