/** A rectangle in CSS pixels of a viewport. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of `outer` at a share of its width and height. */
export function partOf(outer: Rectangle, share: Rectangle): Rectangle {
  return {
    x: outer.x + share.x * outer.width,
    y: outer.y + share.y * outer.height,
    width: share.width * outer.width,
    height: share.height * outer.height,
  };
}

/** Where `inner` lies in `outer`, in shares of its width and height: the inverse of `partOf`. */
export function shareOf(outer: Rectangle, inner: Rectangle): Rectangle {
  return {
    x: (inner.x - outer.x) / outer.width,
    y: (inner.y - outer.y) / outer.height,
    width: inner.width / outer.width,
    height: inner.height / outer.height,
  };
}

/** What two rectangles have in common; null when that is nothing. */
export function intersect(a: Rectangle, b: Rectangle): Rectangle | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/**
 * Where a picture is painted within an element's content box.
 *
 * @param fit `object-fit` as computed
 * @param position `object-position` as computed, as "50% 50%" or "0px 10px"
 * @see https://www.w3.org/TR/css-images-3/#the-object-fit
 */
export function fitPicture(box: Rectangle, picture: Size, fit: string, position: string): Rectangle {
  const horizontal = box.width / picture.width;
  const vertical = box.height / picture.height;
  if (fit === 'fill' || !Number.isFinite(horizontal) || !Number.isFinite(vertical)) return box;
  const contained = Math.min(horizontal, vertical);
  const scales: Record<string, number> = {
    contain: contained,
    cover: Math.max(horizontal, vertical),
    none: 1,
    'scale-down': Math.min(1, contained),
  };
  const scale = scales[fit] ?? contained;
  const width = picture.width * scale;
  const height = picture.height * scale;
  const [x = '50%', y = '50%'] = position.split(' ');
  return {
    x: box.x + offsetOf(x, box.width - width),
    y: box.y + offsetOf(y, box.height - height),
    width,
    height,
  };
}

function offsetOf(position: string, space: number): number {
  const value = Number.parseFloat(position);
  return position.endsWith('%') ? (value / 100) * space : value;
}

/**
 * Where a card goes beside a picture: the first side with room of right, left, below, above; else over the corner of the
 * picture that is in view. Always whole inside the viewport.
 */
export function placeBeside(picture: Rectangle, card: Size, viewport: Size, gap: number): { x: number; y: number } {
  const clamp = (value: number, space: number) => Math.max(gap, Math.min(value, space - gap));
  const y = clamp(picture.y, viewport.height - card.height);
  const x = clamp(picture.x, viewport.width - card.width);
  const right = picture.x + picture.width + gap;
  if (right + card.width + gap <= viewport.width) return { x: Math.max(gap, right), y };
  const left = picture.x - gap - card.width;
  if (left >= gap) return { x: left, y };
  const below = picture.y + picture.height + gap;
  if (below + card.height + gap <= viewport.height) return { x, y: Math.max(gap, below) };
  const above = picture.y - gap - card.height;
  if (above >= gap) return { x, y: above };
  return {
    x: clamp(picture.x + picture.width - card.width - gap, viewport.width - card.width),
    y: clamp(picture.y + picture.height - card.height - gap, viewport.height - card.height),
  };
}
