import { browser } from 'wxt/browser';
import { createRecognizerClient } from '../../engine/client.ts';
import { NOT_A_DIGIT } from '../../model/spec.ts';
import { readingProbability } from '../ui/confidence.ts';
import { errorText } from '../ui/error-text.ts';
import { localize } from '../ui/localize.ts';
import { message } from '../ui/message.ts';
import { percent } from '../ui/percent.ts';
import { answerView } from './answer-view.ts';
import { boxesView } from './boxes-view.ts';
import { inkOf } from './drawing.ts';
import { createDrawingPad } from './drawing-pad.ts';
import { keepDrawing, keptDrawing } from './drawing-store.ts';
import { keepDrawnCorrection } from './keep-drawn-correction.ts';
import { listenToKeys } from './keys.ts';
import { showPageAnswer } from './page-answer-view.ts';
import { startArea } from './start-area.ts';
import { advance, initialState, type PopupEvent, shownDigits } from './state.ts';
import { showTrainingNote } from './training-note.ts';
import { whatWasSeen } from './what-was-seen.ts';

// First of all, so that the worker starts while the page is still being laid out.
const recognizer = createRecognizerClient(() => new Worker('/recognizer-worker.js'));
let loading: Promise<unknown> = recognizer.load();

const find = (id: string) => document.getElementById(id)!;
const predictButton = find('predict') as HTMLButtonElement;
const undoButton = find('undo') as HTMLButtonElement;

let state = initialState;
/** What the shown reading was read from. */
let inkRead = inkOf([]);

const pad = createDrawingPad(find('canvas') as HTMLCanvasElement, (strokes, isDrawing) => {
  dispatch({ type: strokes.length === 0 ? 'cleared' : 'drawn' });
  if (!isDrawing) keep();
});

function dispatch(event: PopupEvent): void {
  const before = state;
  state = advance(state, event);
  if (state === before) return;
  render();
  announce(event);
}

async function load(): Promise<void> {
  try {
    await loading;
    dispatch({ type: 'loaded' });
  } catch (error) {
    dispatch({ type: 'failed', request: state.request, error: error as Error });
  }
}

async function predict(): Promise<void> {
  if (pad.strokes.length === 0) {
    dispatch({ type: 'askedWithoutInk' });
    return;
  }
  const request = state.request + 1;
  dispatch({ type: 'asked', request });
  try {
    const ink = inkOf(pad.strokes);
    const reading = await recognizer.readInk(ink);
    const rejected = reading.text === '' ? await whatWasSeen(recognizer, ink) : undefined;
    if (request === state.request) inkRead = ink;
    dispatch({ type: 'answered', request, reading, ...(rejected && { rejected }) });
  } catch (error) {
    dispatch({ type: 'failed', request, error: error as Error });
  }
  keep();
}

function retry(): void {
  if (pad.strokes.length > 0) return void predict();
  loading = recognizer.load();
  dispatch({ type: 'retried' });
  void load();
}

function clear(): void {
  pad.replace([]);
  dispatch({ type: 'cleared' });
  keep();
}

function keep(): void {
  void keepDrawing({ strokes: pad.strokes, hasBeenRead: state.reading !== null && !state.isStale });
}

async function correct(index: number, label: number): Promise<void> {
  const { reading, rejected } = state;
  const digit = shownDigits(state)[index]!;
  const tell = (event: PopupEvent) => reading === state.reading && dispatch(event);
  try {
    await keepDrawnCorrection({ digit, readAs: rejected ? NOT_A_DIGIT : digit.label, label, ink: inkRead });
    tell({ type: 'corrected', index, label });
  } catch (error) {
    tell({ type: 'correctionFailed', error: error as Error });
  }
}

function render(): void {
  const isReading = state.status === 'reading';
  predictButton.textContent = message(isReading ? 'popup_predicting' : 'popup_predict');
  undoButton.disabled = pad.strokes.length === 0;
  find('hint').hidden = pad.strokes.length > 0;
  find('boxes').replaceChildren(...boxesView(state));
  const answer = find('answer');
  answer.classList.toggle('is-reading', isReading);
  answer.classList.toggle('is-stale', state.isStale);
  const focused = answer.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : null;
  answer.replaceChildren(
    ...answerView(state, {
      say: (text) => {
        find('status').textContent = text;
      },
      select: (index) => dispatch({ type: 'selected', index }),
      correct: (index, label) => void correct(index, label),
      retry,
    }),
  );
  if (focused) answer.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}

/** Says what has changed to those who hear the page rather than see it. */
function announce(event: PopupEvent): void {
  const status = find('status');
  if (event.type === 'askedWithoutInk') status.textContent = message('popup_empty');
  if (event.type === 'corrected') status.textContent = message('correct_saved', event.label);
  if (event.type === 'correctionFailed') status.textContent = message('correct_failed', errorText(event.error));
  if (event.type !== 'answered') return;
  const { reading } = event;
  status.textContent = reading.text
    ? message('popup_reading_label', reading.text, percent(readingProbability(reading)))
    : message('popup_no_digit');
}

async function restore(): Promise<void> {
  const { strokes, hasBeenRead } = await keptDrawing();
  if (pad.strokes.length > 0) return; // the user was quicker
  pad.replace(strokes);
  render();
  if (hasBeenRead) await predict();
}

localize(document);
render();
predictButton.addEventListener('click', () => void predict());
undoButton.addEventListener('click', () => pad.undo());
find('clear').addEventListener('click', clear);
const openOptions = () => void browser.runtime.openOptionsPage().then(() => window.close());
find('options').addEventListener('click', openOptions);
find('area').addEventListener('click', () => void startArea(find('page-answer')));
listenToKeys({
  predict: () => void predict(),
  clear,
  undo: () => pad.undo(),
  hasDrawing: () => pad.strokes.length > 0,
});
void load();
void restore();
void showPageAnswer(find('page-answer'));
void showTrainingNote(find('training-note'), openOptions).catch(() => {}); // without a database there are no trainings
