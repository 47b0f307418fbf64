import type { Rectangle, Size } from './geometry.ts';

/** A point of a viewport, in CSS pixels. */
export interface ViewportPoint {
  readonly x: number;
  readonly y: number;
}

/** Smaller selections, in CSS pixels, are slips of the hand. */
const MIN_SIDE = 8;

/** Whether a rectangle is one that somebody meant to select. */
export function isLargeEnough({ width, height }: Rectangle): boolean {
  return width >= MIN_SIDE && height >= MIN_SIDE;
}

/** The part in view of the rectangle that has its corners at two points. */
export function between(a: ViewportPoint, b: ViewportPoint, view: Size): Rectangle {
  const x = Math.max(0, Math.min(a.x, b.x));
  const y = Math.max(0, Math.min(a.y, b.y));
  return {
    x,
    y,
    width: Math.min(view.width, Math.max(a.x, b.x)) - x,
    height: Math.min(view.height, Math.max(a.y, b.y)) - y,
  };
}

/** The middle of a view: half its width, half its height. */
export function middleOf({ width, height }: Size): Rectangle {
  return { x: width / 4, y: height / 4, width: width / 2, height: height / 2 };
}

/** A rectangle shifted by a step; never out of the view, whose picture is all that can be read. */
export function shifted(area: Rectangle, [dx, dy]: readonly [number, number], view: Size): Rectangle {
  return {
    ...area,
    x: clamp(area.x + dx, 0, view.width - area.width),
    y: clamp(area.y + dy, 0, view.height - area.height),
  };
}

/** A rectangle whose right and lower sides are shifted by a step, within the view. */
export function resized(area: Rectangle, [dx, dy]: readonly [number, number], view: Size): Rectangle {
  return {
    ...area,
    width: clamp(area.width + dx, MIN_SIDE, view.width - area.x),
    height: clamp(area.height + dy, MIN_SIDE, view.height - area.y),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
