import { middleOf, resized, shifted } from './area-geometry.ts';
import type { Selection } from './selection.ts';

/** Step of an arrow key in CSS pixels. */
const STEP = 12;

const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * Lets keys select: arrows move the rectangle, with Shift they resize it, Enter takes it, Escape cancels. Without a
 * rectangle they begin with the middle of the window.
 *
 * @returns stops listening
 */
export function selectByKeys(view: EventTarget, selection: Selection): () => void {
  const onKey = (received: Event) => {
    const event = received as KeyboardEvent;
    const area = selection.chosen ?? middleOf(selection.view);
    const step = steps[event.key];
    if (event.key === 'Escape') selection.finish(null);
    else if (event.key === 'Enter') selection.finish(area);
    else if (step) selection.choose((event.shiftKey ? resized : shifted)(area, step, selection.view));
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  view.addEventListener('keydown', onKey, { capture: true });
  return () => view.removeEventListener('keydown', onKey, { capture: true });
}
