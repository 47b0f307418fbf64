import type { Bounds } from '../decode/bounds.ts';

/** A connected piece of ink. */
export interface Component {
  /** Its number in `Labels.labels`, from 1. */
  readonly label: number;
  readonly bounds: Bounds;
  /** Pixels of ink. */
  readonly area: number;
  /** Sides of its pixels that face paper. */
  readonly perimeter: number;
}

/** Which component each pixel belongs to. */
export interface Labels {
  readonly width: number;
  readonly height: number;
  /** [height, width]: a component's label, or 0. */
  readonly labels: Int32Array;
  readonly components: Component[];
}

/**
 * Labels 8-connected components with an explicit stack, in the order in which a row-by-row scan meets them.
 *
 * @param mask [height, width], non-zero is ink
 */
export function labelComponents(mask: Uint8Array, width: number, height: number): Labels {
  const labels = new Int32Array(width * height);
  const components: Component[] = [];
  const stack = new Int32Array(width * height);
  for (let start = 0; start < labels.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const label = components.length + 1;
    const bounds = { left: width, top: height, right: 0, bottom: 0 };
    let area = 0;
    let perimeter = 0;
    let top = 0;
    stack[top++] = start;
    labels[start] = label;
    while (top > 0) {
      const i = stack[--top]!;
      const y = Math.floor(i / width);
      const x = i - y * width;
      area++;
      if (x < bounds.left) bounds.left = x;
      if (x >= bounds.right) bounds.right = x + 1;
      if (y < bounds.top) bounds.top = y;
      if (y >= bounds.bottom) bounds.bottom = y + 1;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (dx === 0 && dy === 0) continue;
          const isInside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
          const j = i + dy * width + dx;
          if (!isInside || !mask[j]) {
            if (dx === 0 || dy === 0) perimeter++;
            continue;
          }
          if (labels[j]) continue;
          labels[j] = label;
          stack[top++] = j;
        }
      }
    }
    components.push({ label, bounds, area, perimeter });
  }
  return { width, height, labels, components };
}

/** Mean width of a component's stroke in pixels: a stroke's outline is twice its length. */
export function strokeWidth({ area, perimeter }: Pick<Component, 'area' | 'perimeter'>): number {
  return Math.max(1, (2.2 * area) / perimeter);
}
