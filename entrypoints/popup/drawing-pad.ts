import type { DrawnPoint, DrawnStroke } from './drawing.ts';
import { paintStroke } from './paint-stroke.ts';

/** The pad that a mouse, a finger or a pen draws on. */
export interface DrawingPad {
  /** The strokes so far, the unfinished one included. */
  readonly strokes: readonly DrawnStroke[];
  /** Puts another drawing on the pad, without calling `onChange`. A stroke under way is dropped. */
  replace(strokes: readonly DrawnStroke[]): void;
  /** Takes the last stroke back. */
  undo(): void;
}

/**
 * Makes a canvas a drawing pad. One pointer draws at a time, so that a resting palm draws nothing.
 *
 * @param onChange called when a stroke begins, and when one has ended or was undone
 * @param signal aborted when the canvas leaves the page; a page that always has it needs none
 */
export function createDrawingPad(
  canvas: HTMLCanvasElement,
  onChange: (strokes: readonly DrawnStroke[], isDrawing: boolean) => void,
  signal?: AbortSignal,
): DrawingPad {
  const context = canvas.getContext('2d')!;
  let strokes: DrawnPoint[][] = [];
  let pointerId: number | null = null;

  const paint = () => {
    const { width, height } = canvas.getBoundingClientRect();
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.scale(scale, scale);
    const color = getComputedStyle(canvas).color;
    for (const stroke of strokes) paintStroke(context, stroke, color);
  };

  const pointOf = (event: PointerEvent): DrawnPoint => {
    const { left, top } = canvas.getBoundingClientRect();
    const pressure = event.pointerType === 'pen' ? event.pressure : 0.5;
    return [event.clientX - left, event.clientY - top, event.timeStamp, pressure];
  };

  const finish = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    pointerId = null;
    paint();
    onChange(strokes, false);
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (pointerId !== null || event.button !== 0) return;
    event.preventDefault();
    pointerId = event.pointerId;
    canvas.setPointerCapture(pointerId);
    strokes = [...strokes, [pointOf(event)]];
    paintStroke(context, strokes.at(-1)!, getComputedStyle(canvas).color);
    onChange(strokes, true);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    const stroke = strokes.at(-1)!;
    const known = stroke.length;
    const moves = event.getCoalescedEvents();
    stroke.push(...(moves.length > 0 ? moves : [event]).map(pointOf));
    paintStroke(context, stroke, getComputedStyle(canvas).color, known);
  });
  canvas.addEventListener('pointerup', finish);
  canvas.addEventListener('pointercancel', finish);
  canvas.addEventListener('lostpointercapture', finish);

  const lifetime = signal ? { signal } : {};
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint, lifetime);
  new ResizeObserver(paint).observe(canvas, { box: 'content-box' });
  window.addEventListener('resize', paint, lifetime); // zoom changes the pixel ratio without the box

  return {
    get strokes() {
      return strokes;
    },
    replace(replacement) {
      pointerId = null;
      strokes = replacement.map((stroke) => [...stroke]);
      paint();
    },
    undo() {
      if (strokes.length === 0 || pointerId !== null) return;
      strokes = strokes.slice(0, -1);
      paint();
      onChange(strokes, false);
    },
  };
}
