/** A rectangle; `right` and `bottom` are outside. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest rectangle around both. */
export function unite(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Height of something with a place. */
export function heightOf({ bounds: { top, bottom } }: { readonly bounds: Bounds }): number {
  return bottom - top;
}

/** Whether there is room on all sides between a rectangle and the one around it. */
export function isInside(inner: Bounds, outer: Bounds): boolean {
  return inner.left > outer.left && inner.top > outer.top && inner.right < outer.right && inner.bottom < outer.bottom;
}

/** From its left to its right edge. */
export function widthOf({ bounds }: { readonly bounds: Bounds }): number {
  return bounds.right - bounds.left;
}

/** Whether it reaches the edge of a picture of this size, but for a pixel. */
export function isAtEdge({ bounds }: { readonly bounds: Bounds }, size: { width: number; height: number }): boolean {
  const { left, top, right, bottom } = bounds;
  return left <= 1 || top <= 1 || right >= size.width - 1 || bottom >= size.height - 1;
}
