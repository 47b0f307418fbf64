import { skeletons } from '../../../scripts/samples/skeletons.ts';
import { smooth } from '../../../scripts/samples/smooth.ts';
import type { ViewportPoint } from '../harness/browser.ts';

/** A rectangle of the viewport, in CSS pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How a hand writes digits side by side across an area, as the way of the pointer: a stroke a list of points.
 *
 * @param share height of the digits, as a share of the area's
 */
export function write(text: string, area: Area, share = 0.7): ViewportPoint[][] {
  const height = area.height * share;
  const step = area.width / text.length;
  const width = Math.min(height * 0.62, step * 0.7);
  return [...text].flatMap((digit, index) => {
    const left = area.x + step * (index + 0.5) - width / 2;
    const top = area.y + (area.height - height) / 2;
    return skeletons[digit]!.map((stroke) =>
      stroke.flatMap((curve) => smooth(curve, 4)).map(([u, v]) => [left + u * width, top + v * height] as const),
    );
  });
}
