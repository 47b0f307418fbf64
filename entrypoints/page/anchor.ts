import type { PictureElement } from './find-picture.ts';
import { fitPicture, intersect, partOf, type Rectangle, shareOf } from './geometry.ts';

/** What an answer is shown upon. It moves as the page scrolls, zooms and changes. */
export interface Anchor {
  /** The outermost window that may be looked into: the answer is drawn in its viewport. */
  readonly window: Window;
  /** Where the picture is in that viewport; null when it has left the page. */
  rectangle(): Rectangle | null;
  /** The part of it that is painted: `object-fit: cover` cuts the rest off. */
  frame(): Rectangle | null;
}

/** The place where an element paints its picture, without borders and padding. */
export function pictureAnchor(picture: PictureElement): Anchor {
  const root = outermostWindow();
  return {
    window: root,
    rectangle: () => (picture.isConnected ? toRoot(paintedRectangle(picture), root) : null),
    frame: () => (picture.isConnected ? toRoot(withinWindow(contentRectangle(picture)), root) : null),
  };
}

/** A rectangle of the viewport, tied to whatever element lies under its middle, so that it scrolls with it. */
export function areaAnchor(area: Rectangle): Anchor {
  const under =
    document.elementFromPoint(area.x + area.width / 2, area.y + area.height / 2) ?? document.documentElement;
  const first = under.getBoundingClientRect();
  const share = first.width > 0 && first.height > 0 ? shareOf(first, area) : null;
  const rectangle = () => {
    if (!under.isConnected) return null;
    return share ? partOf(under.getBoundingClientRect(), share) : area;
  };
  return { window, rectangle, frame: rectangle };
}

/** What a frame's window shows of a rectangle; of no size where that is nothing. The outermost window needs no cutting. */
function withinWindow(rectangle: Rectangle): Rectangle {
  if (window === window.parent) return rectangle;
  const view = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  return intersect(rectangle, view) ?? { ...rectangle, width: 0, height: 0 };
}

function paintedRectangle(picture: PictureElement): Rectangle {
  const content = contentRectangle(picture);
  if (!(picture instanceof HTMLImageElement)) return content;
  const { objectFit, objectPosition } = getComputedStyle(picture);
  const { x, y } = scaleOf(picture);
  const natural = { width: picture.naturalWidth * x, height: picture.naturalHeight * y };
  return fitPicture(content, natural, objectFit, objectPosition);
}

/** How CSS transforms have changed the size of an element. */
function scaleOf(element: HTMLElement): { x: number; y: number } {
  const { width, height } = element.getBoundingClientRect();
  return {
    x: element.offsetWidth > 0 ? width / element.offsetWidth : 1,
    y: element.offsetHeight > 0 ? height / element.offsetHeight : 1,
  };
}

/** An element without its borders and padding. */
function contentRectangle(picture: PictureElement): Rectangle {
  const border = picture.getBoundingClientRect();
  if (!(picture instanceof HTMLElement)) return border;
  const style = getComputedStyle(picture);
  const scale = scaleOf(picture);
  const edge = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  return {
    x: border.x + edge('Left') * scale.x,
    y: border.y + edge('Top') * scale.y,
    width: border.width - (edge('Left') + edge('Right')) * scale.x,
    height: border.height - (edge('Top') + edge('Bottom')) * scale.y,
  };
}

function outermostWindow(): Window {
  let root: Window = window;
  while (root !== root.parent) {
    try {
      if (!root.parent.document.documentElement) break;
      root = root.parent;
    } catch {
      break; // of another origin
    }
  }
  return root;
}

/** From this frame's viewport to that of an outer window, frame by frame. */
function toRoot(rectangle: Rectangle, root: Window): Rectangle {
  let { x, y, width, height } = rectangle;
  for (let inner: Window = window; inner !== root; inner = inner.parent) {
    const frame = inner.frameElement as HTMLElement;
    const outer = frame.getBoundingClientRect();
    const scale = scaleOf(frame);
    const style = inner.parent.getComputedStyle(frame);
    x = outer.x + (frame.clientLeft + Number.parseFloat(style.paddingLeft) + x) * scale.x;
    y = outer.y + (frame.clientTop + Number.parseFloat(style.paddingTop) + y) * scale.y;
    width *= scale.x;
    height *= scale.y;
  }
  return { x, y, width, height };
}
