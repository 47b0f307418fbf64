import { browser } from 'wxt/browser';
import { message } from '../ui/message.ts';
import { type Anchor, areaAnchor, pictureAnchor } from './anchor.ts';
import { type Answer, createAnswer } from './answer.ts';
import { failureText } from './failure-text.ts';
import { findPicture, type PictureElement, urlOf } from './find-picture.ts';
import { intersect, type Rectangle } from './geometry.ts';
import type { PageCommand } from './messages.ts';
import { createOverlayRoot, type OverlayRoot } from './overlay-root.ts';
import { readPictureInto, readScreenInto } from './read-into.ts';
import { selectArea } from './select-area.ts';

/** An answer on the page. */
interface Shown {
  readonly answer: Answer;
  /** The picture of a right-click, by which a second click on it is known; null for an area. */
  readonly picture: PictureElement | null;
  read(): Promise<void>;
}

/**
 * Reads pictures of this frame at the background's command and shows the answers, any number at a time. Escape or a
 * click outside closes them; with the last one everything is taken off the page again, listeners included.
 *
 * @param onEnd called then
 */
export function startPageReader(onEnd: () => void): void {
  const shown = new Set<Shown>();
  let layer: OverlayRoot | null = null;
  let clicked: Element | undefined;

  const onContextMenu = (event: Event) => {
    clicked = event.composedPath()[0] as Element;
  };
  const onKey = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const one of shown) close(one);
  };
  const onPress = (event: Event) => {
    const isOutside = !layer?.holds(event.target);
    if (isOutside && (event as PointerEvent).button === 0) for (const one of shown) close(one);
  };
  const listen = (method: 'addEventListener' | 'removeEventListener') => {
    for (const view of new Set([window, layer!.window])) {
      view[method]('keydown', onKey, true);
      view[method]('pointerdown', onPress, true);
    }
  };

  const follow = () => {
    for (const one of shown) if (!one.answer.follow()) close(one);
    layer?.window.requestAnimationFrame(follow);
  };
  const show = (anchor: Anchor, picture: PictureElement | null, read: (answer: Answer) => Promise<void>) => {
    if (!layer) {
      layer = createOverlayRoot(anchor.window);
      listen('addEventListener');
      layer.window.requestAnimationFrame(follow);
    }
    const before = [...shown].find((one) => picture && one.picture === picture);
    const one: Shown = {
      picture,
      answer: createAnswer(layer, anchor, () => close(one)),
      async read() {
        one.answer.showWaiting();
        one.answer.follow();
        await read(one.answer).catch((error) => one.answer.showFailure(failureText(error), () => void one.read()));
      },
    };
    shown.add(one);
    if (before) close(before);
    void one.read();
  };
  const close = (one: Shown) => {
    one.answer.remove();
    shown.delete(one);
    if (shown.size === 0) end();
  };
  const end = () => {
    if (layer) listen('removeEventListener');
    layer?.remove();
    layer = null;
    document.removeEventListener('contextmenu', onContextMenu, true);
    browser.runtime.onMessage.removeListener(onCommand);
    onEnd();
  };

  const showArea = async (frameUrl?: string) => {
    const frame = frameUrl === undefined ? null : frameRectangle(frameUrl);
    const area = await (frame ? selectArea(message('page_frame'), frame) : selectArea());
    if (!area) return shown.size === 0 && end();
    const anchor = areaAnchor(area);
    show(anchor, null, (answer) => readScreenInto(answer, anchor, null));
  };
  const showPicture = (picture: PictureElement) => {
    const anchor = pictureAnchor(picture);
    show(anchor, picture, (answer) => readPictureInto(answer, anchor, picture));
  };
  const onCommand = (received: unknown): undefined => {
    const command = received as PageCommand;
    if (command.kind === 'show-picture') {
      const picture = findPicture(command.srcUrl, command.targetElementId, clicked);
      if (picture) showPicture(picture);
      else void showArea(); // shown by something that is no picture element: an <embed>, a poster
    } else if (command.kind === 'show-area') void showArea(command.frameUrl);
    else if (command.kind === 'host-granted')
      for (const one of shown) if (one.picture && hostOf(one.picture) === command.host) void one.read();
    return undefined;
  };

  document.addEventListener('contextmenu', onContextMenu, true);
  browser.runtime.onMessage.addListener(onCommand);
}

/** The part in view of the frame that has an address, as the frame element names it. */
function frameRectangle(url: string): Rectangle | null {
  const frames = [...document.querySelectorAll('iframe')];
  const frame = frames.find(({ src }) => src === url) ?? (frames.length === 1 ? frames[0] : undefined);
  const view = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  return frame ? intersect(frame.getBoundingClientRect(), view) : null;
}

function hostOf(picture: PictureElement): string {
  return URL.canParse(urlOf(picture)) ? new URL(urlOf(picture)).hostname : '';
}
