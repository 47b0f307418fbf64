import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import type { Rectangle } from './geometry.ts';
import { createOverlayRoot } from './overlay-root.ts';

/** Smaller selections, in CSS pixels, are slips of the hand. */
const MIN_SIDE = 8;
/** Step of an arrow key in CSS pixels. */
const STEP = 12;

/**
 * Lets the user drag a rectangle over the window. By keyboard: arrows move it, with Shift they resize it, Enter takes it.
 *
 * @param note what to say instead of the usual instruction
 * @param initial what Enter takes without any dragging; the middle of the window by default, and then not drawn
 * @returns the rectangle in the window; null when it was cancelled
 */
export function selectArea(note?: string, initial?: Rectangle): Promise<Rectangle | null> {
  const root = createOverlayRoot(window);
  const instruction = element(
    'div',
    { className: 'instruction', attributes: { role: 'status' } },
    note ?? message('area_instruction'),
  );
  const selection = element('div', { className: 'selection', hidden: true });
  const area = element(
    'div',
    { className: 'area', tabIndex: 0, attributes: { role: 'application', 'aria-label': message('command_area') } },
    selection,
    instruction,
  );
  root.append(area);
  area.focus({ preventScroll: true });

  return new Promise((resolve) => {
    let chosen: Rectangle | null = null;
    let start: { x: number; y: number } | null = null;

    const finish = (rectangle: Rectangle | null) => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('wheel', onWheel, true);
      root.remove();
      resolve(rectangle);
    };
    const choose = (rectangle: Rectangle) => {
      chosen = rectangle;
      selection.hidden = false;
      area.classList.add('has-selection');
      selection.style.left = `${rectangle.x}px`;
      selection.style.top = `${rectangle.y}px`;
      selection.style.width = `${rectangle.width}px`;
      selection.style.height = `${rectangle.height}px`;
    };
    const isLargeEnough = () => chosen !== null && chosen.width >= MIN_SIDE && chosen.height >= MIN_SIDE;

    const onKey = (event: KeyboardEvent) => {
      const sides = {
        ArrowLeft: [-STEP, 0],
        ArrowRight: [STEP, 0],
        ArrowUp: [0, -STEP],
        ArrowDown: [0, STEP],
      } as const;
      const side = sides[event.key as keyof typeof sides];
      if (event.key === 'Escape') finish(null);
      else if (event.key === 'Enter') finish(chosen ?? middle());
      else if (side) choose(moved(chosen ?? middle(), side, event.shiftKey));
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onWheel = (event: Event) => event.preventDefault(); // what was aimed at must stay in place

    area.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return finish(null);
      event.preventDefault();
      area.setPointerCapture(event.pointerId);
      start = { x: event.clientX, y: event.clientY };
    });
    area.addEventListener('pointermove', (event) => {
      if (start) choose(between(start, { x: event.clientX, y: event.clientY }));
    });
    area.addEventListener('pointerup', (event) => {
      if (!start) return;
      choose(between(start, { x: event.clientX, y: event.clientY }));
      start = null;
      if (isLargeEnough()) return finish(chosen);
      instruction.textContent = message('area_small');
      selection.hidden = true;
      area.classList.remove('has-selection');
      chosen = null;
    });
    area.addEventListener('contextmenu', (event) => event.preventDefault());
    if (initial) choose(initial);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('wheel', onWheel, { capture: true, passive: false });
  });
}

function between(a: { x: number; y: number }, b: { x: number; y: number }): Rectangle {
  const x = Math.max(0, Math.min(a.x, b.x));
  const y = Math.max(0, Math.min(a.y, b.y));
  return {
    x,
    y,
    width: Math.min(window.innerWidth, Math.max(a.x, b.x)) - x,
    height: Math.min(window.innerHeight, Math.max(a.y, b.y)) - y,
  };
}

function middle(): Rectangle {
  const { innerWidth, innerHeight } = window;
  return { x: innerWidth / 4, y: innerHeight / 4, width: innerWidth / 2, height: innerHeight / 2 };
}

/** Never out of the window, whose picture is all that can be read. */
function moved(area: Rectangle, [dx, dy]: readonly [number, number], isResizing: boolean): Rectangle {
  const { innerWidth, innerHeight } = window;
  return isResizing
    ? {
        ...area,
        width: clamp(area.width + dx, MIN_SIDE, innerWidth - area.x),
        height: clamp(area.height + dy, MIN_SIDE, innerHeight - area.y),
      }
    : {
        ...area,
        x: clamp(area.x + dx, 0, innerWidth - area.width),
        y: clamp(area.y + dy, 0, innerHeight - area.height),
      };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
