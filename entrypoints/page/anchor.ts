import type { PictureElement } from './find-picture.ts';
import { fitPicture, type Rectangle, shareOf } from './geometry.ts';

/** What an answer is shown upon. It moves as the page scrolls, zooms and changes. */
export interface Anchor {
  /** The outermost window that may be looked into: the answer is drawn in its viewport. */
  readonly window: Window;
  /** Where the picture is in that viewport; null when it has left the page. */
  rectangle(): Rectangle | null;
}

/** The place where an element paints its picture, without borders and padding. */
export function pictureAnchor(picture: PictureElement): Anchor {
  const root = outermostWindow();
  return {
    window: root,
    rectangle: () => (picture.isConnected ? toRoot(paintedRectangle(picture), root) : null),
  };
}

/** A rectangle of the viewport, tied to whatever element lies under its middle, so that it scrolls with it. */
export function areaAnchor(area: Rectangle): Anchor {
  const under =
    document.elementFromPoint(area.x + area.width / 2, area.y + area.height / 2) ?? document.documentElement;
  const first = under.getBoundingClientRect();
  const share = first.width > 0 && first.height > 0 ? shareOf(first, area) : null;
  return {
    window,
    rectangle() {
      if (!under.isConnected) return null;
      const { x, y, width, height } = under.getBoundingClientRect();
      if (!share) return area;
      return {
        x: x + share.x * width,
        y: y + share.y * height,
        width: share.width * width,
        height: share.height * height,
      };
    },
  };
}

function paintedRectangle(picture: PictureElement): Rectangle {
  const border = picture.getBoundingClientRect();
  if (!(picture instanceof HTMLElement)) return border;
  const style = getComputedStyle(picture);
  const scaleX = picture.offsetWidth > 0 ? border.width / picture.offsetWidth : 1; // of CSS transforms
  const scaleY = picture.offsetHeight > 0 ? border.height / picture.offsetHeight : 1;
  const edge = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  const content = {
    x: border.x + edge('Left') * scaleX,
    y: border.y + edge('Top') * scaleY,
    width: border.width - (edge('Left') + edge('Right')) * scaleX,
    height: border.height - (edge('Top') + edge('Bottom')) * scaleY,
  };
  if (!(picture instanceof HTMLImageElement)) return content;
  const natural = { width: picture.naturalWidth * scaleX, height: picture.naturalHeight * scaleY };
  return fitPicture(content, natural, style.objectFit, style.objectPosition);
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
    const scaleX = frame.offsetWidth > 0 ? outer.width / frame.offsetWidth : 1;
    const scaleY = frame.offsetHeight > 0 ? outer.height / frame.offsetHeight : 1;
    const style = inner.parent.getComputedStyle(frame);
    x = outer.x + (frame.clientLeft + Number.parseFloat(style.paddingLeft) + x) * scaleX;
    y = outer.y + (frame.clientTop + Number.parseFloat(style.paddingTop) + y) * scaleY;
    width *= scaleX;
    height *= scaleY;
  }
  return { x, y, width, height };
}
