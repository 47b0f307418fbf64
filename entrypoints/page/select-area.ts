import { message } from '../ui/message.ts';
import { areaView } from './area-view.ts';
import type { Rectangle } from './geometry.ts';
import { createOverlayRoot } from './overlay-root.ts';
import { selectByKeys } from './select-by-keys.ts';
import { selectByPointer } from './select-by-pointer.ts';
import type { Selection } from './selection.ts';

/**
 * Lets the user drag a rectangle over the window, or select one by keyboard.
 *
 * @param note what to say instead of the usual instruction
 * @param initial what Enter takes without any dragging; the middle of the window by default, and then not drawn
 * @returns the rectangle in the window; null when it was cancelled
 */
export function selectArea(note?: string, initial?: Rectangle): Promise<Rectangle | null> {
  const root = createOverlayRoot(window);
  const { area, draw, instruct } = areaView(note ?? message('area_instruction'));
  root.append(area);
  area.focus({ preventScroll: true });

  return new Promise((resolve) => {
    let chosen: Rectangle | null = null;
    const selection: Selection = {
      get view() {
        return { width: window.innerWidth, height: window.innerHeight };
      },
      get chosen() {
        return chosen;
      },
      choose(rectangle) {
        chosen = rectangle;
        draw(rectangle);
      },
      refuse() {
        selection.choose(null);
        instruct(message('area_small'));
        root.say(message('area_small'));
      },
      finish(rectangle) {
        stopKeys();
        window.removeEventListener('wheel', preventScrolling, true);
        root.remove();
        resolve(rectangle);
      },
    };
    if (initial) selection.choose(initial);
    selectByPointer(area, selection);
    const stopKeys = selectByKeys(window, selection);
    window.addEventListener('wheel', preventScrolling, { capture: true, passive: false });
  });
}

/** What was aimed at must stay in place. */
function preventScrolling(event: Event): void {
  event.preventDefault();
}
