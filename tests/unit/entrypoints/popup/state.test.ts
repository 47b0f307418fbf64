import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../engine/api.ts';
import { advance, initialState, type PopupEvent, type PopupState } from '../../../../entrypoints/popup/state.ts';

const reading = (text: string): Reading => ({ text, lines: [] });
const stateAfter = (...events: PopupEvent[]): PopupState => events.reduce(advance, initialState);

describe('the popup', () => {
  test('is ready once loaded, and stays reading when asked before that', () => {
    expect(stateAfter({ type: 'loaded' }).status).toBe('ready');
    expect(stateAfter({ type: 'asked', request: 1 }, { type: 'loaded' }).status).toBe('reading');
  });

  test('drops the answer to all but the newest request', () => {
    const asked = stateAfter({ type: 'loaded' }, { type: 'asked', request: 1 }, { type: 'asked', request: 2 });
    const late = advance(asked, { type: 'answered', request: 1, reading: reading('1') });
    expect(late.reading).toBeNull();
    expect(advance(late, { type: 'answered', request: 2, reading: reading('2') }).reading?.text).toBe('2');
  });

  test('drops an answer, or a failure, that arrives after the drawing was cleared', () => {
    const cleared = stateAfter({ type: 'loaded' }, { type: 'asked', request: 1 }, { type: 'cleared' });
    expect(cleared.status).toBe('ready');
    expect(advance(cleared, { type: 'answered', request: 1, reading: reading('1') })).toBe(cleared);
    expect(advance(cleared, { type: 'failed', request: 1, error: new Error('late') })).toBe(cleared);
  });

  test('marks the reading as stale when the drawing goes on, also while it is being read', () => {
    const answered: PopupEvent[] = [
      { type: 'asked', request: 1 },
      { type: 'answered', request: 1, reading: reading('7') },
    ];
    expect(stateAfter(...answered).isStale).toBe(false);
    expect(stateAfter(...answered, { type: 'drawn' }).isStale).toBe(true);
    expect(stateAfter(answered[0]!, { type: 'drawn' }, answered[1]!).isStale).toBe(true);
    expect(stateAfter(...answered, { type: 'drawn' }, { type: 'asked', request: 2 }).isStale).toBe(false);
  });

  test('says that there is nothing to read until something is drawn', () => {
    const empty = stateAfter({ type: 'loaded' }, { type: 'askedWithoutInk' });
    expect(empty.isNothingToRead).toBe(true);
    expect(advance(empty, { type: 'drawn' }).isNothingToRead).toBe(false);
  });

  test('recovers from a failure with the next request, and keeps it over a clearing', () => {
    const failed = stateAfter({ type: 'asked', request: 1 }, { type: 'failed', request: 1, error: new Error('no') });
    expect(failed.status).toBe('failed');
    expect(advance(failed, { type: 'cleared' })).toMatchObject({ status: 'failed', error: failed.error });
    expect(advance(failed, { type: 'asked', request: 2 })).toMatchObject({ status: 'reading', error: null });
  });

  test('is ready again once the engine, which could not be loaded, was loaded after all', () => {
    const failed = stateAfter({ type: 'failed', request: 0, error: new Error('no') });
    expect(advance(failed, { type: 'loaded' }).status).toBe('failed');
    const retried = advance(failed, { type: 'retried' });
    expect(retried).toMatchObject({ status: 'loading', error: null });
    expect(advance(retried, { type: 'loaded' }).status).toBe('ready');
  });

  test('forgets selection and corrections with a new reading', () => {
    const corrected = stateAfter(
      { type: 'asked', request: 1 },
      { type: 'answered', request: 1, reading: reading('71') },
      { type: 'selected', index: 1 },
      { type: 'corrected', index: 1, label: 7 },
    );
    expect(corrected).toMatchObject({ selected: 1, corrections: new Map([[1, 7]]) });
    const again = [corrected]
      .map((state) => advance(state, { type: 'asked', request: 2 }))
      .map((state) => advance(state, { type: 'answered', request: 2, reading: reading('7') }))[0]!;
    expect(again).toMatchObject({ selected: 0, corrections: new Map() });
  });
});
