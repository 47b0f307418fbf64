import type { Digit, Reading } from '../../engine/api.ts';

/** What the popup shows. It changes only through `advance`. */
export interface PopupState {
  readonly status: 'loading' | 'ready' | 'reading' | 'failed';
  /** Number of the newest request; an answer to an older one is dropped. */
  readonly request: number;
  /** The newest answer; null before the first and after a clearing. */
  readonly reading: Reading | null;
  /** What the network saw of an empty reading: what it took for no digit, so that the user may say that it is one. */
  readonly rejected: Digit | null;
  /** Index into `shownDigits` of the digit whose bars are shown. */
  readonly selected: number;
  /** What the user said the digits should have been, by index. */
  readonly corrections: ReadonlyMap<number, number>;
  /** Why the last correction could not be kept; null when it could. */
  readonly correctionError: Error | null;
  /** True when the drawing has changed since the reading. */
  readonly isStale: boolean;
  /** True after Predict on an empty canvas. */
  readonly isNothingToRead: boolean;
  /** Why the engine failed; null unless `status` is `failed`. */
  readonly error: Error | null;
}

/** What happens to the popup. */
export type PopupEvent =
  | { readonly type: 'loaded' }
  /** The engine, which could not be loaded, is being loaded again. */
  | { readonly type: 'retried' }
  | { readonly type: 'drawn' }
  | { readonly type: 'cleared' }
  | { readonly type: 'asked'; readonly request: number }
  | { readonly type: 'askedWithoutInk' }
  | { readonly type: 'answered'; readonly request: number; readonly reading: Reading; readonly rejected?: Digit }
  | { readonly type: 'failed'; readonly request: number; readonly error: Error }
  | { readonly type: 'selected'; readonly index: number }
  | { readonly type: 'corrected'; readonly index: number; readonly label: number }
  | { readonly type: 'correctionFailed'; readonly error: Error };

/** The popup as it opens. */
export const initialState: PopupState = {
  status: 'loading',
  request: 0,
  reading: null,
  rejected: null,
  selected: 0,
  corrections: new Map(),
  correctionError: null,
  isStale: false,
  isNothingToRead: false,
  error: null,
};

/** The state after an event. */
export function advance(state: PopupState, event: PopupEvent): PopupState {
  switch (event.type) {
    case 'loaded':
      return state.status === 'loading' ? { ...state, status: 'ready' } : state;
    case 'retried':
      return { ...state, status: 'loading', error: null };
    case 'drawn':
      return { ...state, isStale: state.reading !== null || state.status === 'reading', isNothingToRead: false };
    case 'cleared':
      return withoutReading(state);
    case 'askedWithoutInk':
      return { ...withoutReading(state), isNothingToRead: true };
    case 'asked':
      return {
        ...state,
        status: 'reading',
        request: event.request,
        isStale: false,
        isNothingToRead: false,
        error: null,
      };
    case 'answered':
      if (event.request !== state.request) return state;
      return {
        ...state,
        status: 'ready',
        reading: event.reading,
        rejected: event.rejected ?? null,
        selected: 0,
        corrections: new Map(),
        correctionError: null,
      };
    case 'failed':
      return event.request === state.request ? { ...state, status: 'failed', error: event.error } : state;
    case 'selected':
      return { ...state, selected: event.index };
    case 'corrected':
      return {
        ...state,
        corrections: new Map(state.corrections).set(event.index, event.label),
        correctionError: null,
      };
    case 'correctionFailed':
      return { ...state, correctionError: event.error };
  }
}

/** As it opened, but for the engine. The number moves on, so that an answer still under way finds nobody waiting. */
function withoutReading({ status, request, error }: PopupState): PopupState {
  return { ...initialState, status: status === 'reading' ? 'ready' : status, request: request + 1, error };
}

/** The digits that are shown: those of the reading, line after line, or what was taken for none. */
export function shownDigits({ reading, rejected }: PopupState): Digit[] {
  const digits = reading?.lines.flatMap((line) => line.digits) ?? [];
  return digits.length === 0 && rejected ? [rejected] : digits;
}
