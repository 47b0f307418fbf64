import { between, isLargeEnough, type ViewportPoint } from './area-geometry.ts';
import type { Selection } from './selection.ts';

/** What a pointer is pressed on: an element that gets its later events wherever they fall. */
type Pressable = EventTarget & Pick<Element, 'setPointerCapture'>;

/** Lets a pointer drag a rectangle over an element. Any button but the first cancels. */
export function selectByPointer(area: Pressable, selection: Selection): void {
  let start: ViewportPoint | null = null;
  const listen = (type: string, listener: (event: PointerEvent) => void) =>
    area.addEventListener(type, listener as (event: Event) => void);

  listen('pointerdown', (event) => {
    if (event.button !== 0) return selection.finish(null);
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    start = pointOf(event);
  });
  listen('pointermove', (event) => {
    if (start) selection.choose(between(start, pointOf(event), selection.view));
  });
  listen('pointerup', (event) => {
    if (!start) return;
    const dragged = between(start, pointOf(event), selection.view);
    start = null;
    if (isLargeEnough(dragged)) selection.finish(dragged);
    else selection.refuse();
  });
  // The browser has taken a touch for something else: the drag is over, and was none.
  listen('pointercancel', () => {
    start = null;
    selection.choose(null);
  });
  listen('contextmenu', (event) => event.preventDefault());
}

function pointOf({ clientX, clientY }: PointerEvent): ViewportPoint {
  return { x: clientX, y: clientY };
}
