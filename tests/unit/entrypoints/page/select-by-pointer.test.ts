import { expect, test, vi } from 'vitest';
import { selectByPointer } from '../../../../entrypoints/page/select-by-pointer.ts';
import { fakeSelection } from './fake-selection.ts';

function dragging() {
  const selection = fakeSelection();
  const area = Object.assign(new EventTarget(), { setPointerCapture: vi.fn() });
  selectByPointer(area, selection);
  const send = (type: string, clientX: number, clientY: number, button = 0) =>
    area.dispatchEvent(Object.assign(new Event(`pointer${type}`), { clientX, clientY, button, pointerId: 1 }));
  return { selection, send };
}

test('a drag selects its rectangle, whichever corner it began in, within the window', () => {
  const { selection, send } = dragging();
  send('move', 5, 5);
  expect(selection.choose).not.toHaveBeenCalled();
  send('down', 100, 80);
  send('move', 50, 40);
  expect(selection.chosen).toEqual({ x: 50, y: 40, width: 50, height: 40 });
  send('up', -20, 700);
  expect(selection.finish.mock.calls).toEqual([[{ x: 0, y: 80, width: 100, height: 520 }]]);
});

test('a slip of the hand is refused, and the next drag counts', () => {
  const { selection, send } = dragging();
  send('down', 100, 80);
  send('up', 103, 200);
  expect(selection.refuse).toHaveBeenCalledOnce();
  expect(selection.finish).not.toHaveBeenCalled();
  send('down', 100, 80);
  send('up', 108, 88);
  expect(selection.finish).toHaveBeenCalledOnce();
});

test('a touch that the browser took away selects nothing, nor do later moves', () => {
  const { selection, send } = dragging();
  send('down', 100, 80);
  send('move', 200, 200);
  send('cancel', 200, 200);
  expect(selection.chosen).toBeNull();
  send('move', 300, 300);
  send('up', 300, 300);
  expect(selection.chosen).toBeNull();
  expect(selection.finish).not.toHaveBeenCalled();
});

test('another button cancels', () => {
  const { selection, send } = dragging();
  send('down', 100, 80, 2);
  expect(selection.finish.mock.calls).toEqual([[null]]);
});
