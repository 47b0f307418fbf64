import { element } from '../ui/element.ts';
import { type PopupState, shownDigits } from './state.ts';

/** Space between the ink and its box, in pixels: half the pen and a little air. */
const MARGIN = 8;

/** Boxes over the drawing, one a digit that was read, the selected one stronger; none once the drawing has changed. */
export function boxesView(state: PopupState): HTMLElement[] {
  if (!state.reading || state.isStale) return [];
  const digits = shownDigits(state);
  if (digits.length < 2) return [];
  return digits.map(({ box }, index) => {
    const view = element('div', { className: index === state.selected ? 'box is-selected' : 'box' });
    view.style.left = `${box.x - MARGIN}px`;
    view.style.top = `${box.y - MARGIN}px`;
    view.style.width = `${box.width + 2 * MARGIN}px`;
    view.style.height = `${box.height + 2 * MARGIN}px`;
    return view;
  });
}
