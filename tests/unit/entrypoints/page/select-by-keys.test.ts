import { expect, test } from 'vitest';
import { selectByKeys } from '../../../../entrypoints/page/select-by-keys.ts';
import { fakeSelection } from './fake-selection.ts';

const middle = { x: 200, y: 150, width: 400, height: 300 };

function typing(selection = fakeSelection()) {
  const view = new EventTarget();
  const stop = selectByKeys(view, selection);
  const press = (key: string, shiftKey = false) => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, shiftKey });
    view.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { selection, press, stop };
}

test('Enter takes the middle of the window, or what is selected', () => {
  const { selection, press } = typing();
  press('Enter');
  press('ArrowLeft');
  press('ArrowDown', true);
  press('Enter');
  expect(selection.finish.mock.calls).toEqual([[middle], [{ x: 188, y: 150, width: 400, height: 312 }]]);
});

test('arrows go no further than the window, and leave a rectangle of some size', () => {
  const { selection, press } = typing(fakeSelection({ x: 5, y: 5, width: 10, height: 590 }));
  press('ArrowLeft');
  press('ArrowDown');
  expect(selection.chosen).toEqual({ x: 0, y: 10, width: 10, height: 590 });
  press('ArrowLeft', true);
  press('ArrowDown', true);
  expect(selection.chosen).toEqual({ x: 0, y: 10, width: 8, height: 590 });
});

test('Escape cancels; other keys are the page’s', () => {
  const { selection, press, stop } = typing();
  expect(press('a')).toBe(false);
  expect(press('Escape')).toBe(true);
  expect(selection.finish.mock.calls).toEqual([[null]]);
  stop();
  expect(press('Escape')).toBe(false);
});
