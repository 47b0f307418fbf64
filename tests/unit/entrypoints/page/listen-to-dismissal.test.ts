import { expect, test, vi } from 'vitest';
import { listenToDismissal } from '../../../../entrypoints/page/listen-to-dismissal.ts';

const event = (type: string, extra: object) => Object.assign(new Event(type, { cancelable: true }), extra);

function listening(isInside: boolean, isMeant = true) {
  const view = new EventTarget();
  const dismiss = vi.fn(() => isMeant);
  const stop = listenToDismissal(new Set([view]), () => isInside, dismiss);
  const page = vi.fn();
  view.addEventListener('keydown', page);
  return { view, dismiss, stop, page };
}

test('Escape dismisses, and the page does not get it', () => {
  const { view, dismiss, page } = listening(true);
  const pressed = event('keydown', { key: 'Escape' });
  view.dispatchEvent(pressed);
  view.dispatchEvent(event('keydown', { key: 'Enter' }));
  expect(dismiss).toHaveBeenCalledOnce();
  expect(pressed.defaultPrevented).toBe(true);
  expect(page).toHaveBeenCalledOnce();
});

test('an Escape that was meant for something else goes on', () => {
  const { view, page } = listening(true, false);
  const pressed = event('keydown', { key: 'Escape' });
  view.dispatchEvent(pressed);
  expect(pressed.defaultPrevented).toBe(false);
  expect(page).toHaveBeenCalledOnce();
});

test('a press outside dismisses; one inside does not, nor one of another button', () => {
  const inside = listening(true);
  inside.view.dispatchEvent(event('pointerdown', { button: 0 }));
  expect(inside.dismiss).not.toHaveBeenCalled();
  const outside = listening(false);
  outside.view.dispatchEvent(event('pointerdown', { button: 2 }));
  expect(outside.dismiss).not.toHaveBeenCalled();
  outside.view.dispatchEvent(event('pointerdown', { button: 0 }));
  expect(outside.dismiss).toHaveBeenCalledOnce();
});

test('stops', () => {
  const { view, dismiss, stop } = listening(false);
  stop();
  view.dispatchEvent(event('keydown', { key: 'Escape' }));
  view.dispatchEvent(event('pointerdown', { button: 0 }));
  expect(dismiss).not.toHaveBeenCalled();
});
