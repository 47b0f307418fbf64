import { browser } from 'wxt/browser';
import { message } from '../ui/message.ts';
import { areaAnchor, pictureAnchor } from './anchor.ts';
import { findPicture, type PictureElement, urlOf } from './find-picture.ts';
import { intersect, type Rectangle } from './geometry.ts';
import type { PageCommand } from './messages.ts';
import { readPictureInto, readScreenInto } from './read-into.ts';
import { selectArea } from './select-area.ts';
import { createShownAnswers } from './shown-answers.ts';

/**
 * Reads pictures of this frame at the background's command and shows the answers, any number at a time. With the last
 * one everything is taken off the page again, listeners included.
 *
 * @param onEnd called then, once
 */
export function startPageReader(onEnd: () => void): void {
  let clicked: Element | undefined;
  const answers = createShownAnswers(() => {
    document.removeEventListener('contextmenu', onContextMenu, true);
    browser.runtime.onMessage.removeListener(onCommand);
    onEnd();
  });

  const showPicture = (picture: PictureElement) => {
    const anchor = pictureAnchor(picture);
    answers.show(anchor, picture, (answer) => readPictureInto(answer, anchor, picture));
  };
  const showArea = (area: Rectangle) => {
    const anchor = areaAnchor(area);
    answers.show(anchor, null, (answer) => readScreenInto(answer, anchor, null));
  };
  const onContextMenu = (event: Event) => {
    clicked = event.composedPath()[0] as Element;
  };
  const onCommand = (received: unknown): undefined => {
    const command = received as PageCommand;
    if (command.kind === 'show-picture') {
      const picture = findPicture(command.srcUrl, command.targetElementId, clicked);
      if (picture) showPicture(picture);
      else void answers.select(selectArea, showArea); // shown by no picture element: by an <embed>, as a poster
    } else if (command.kind === 'show-area') void answers.select(() => selectIn(command.frameUrl), showArea);
    else if (command.kind === 'host-granted') answers.readAgain((picture) => hostOf(picture) === command.host);
    return undefined;
  };

  document.addEventListener('contextmenu', onContextMenu, true);
  browser.runtime.onMessage.addListener(onCommand);
}

/** Lets the user select an area; at first that is the frame that has an address, where one is given. */
function selectIn(frameUrl: string | undefined): Promise<Rectangle | null> {
  const frame = frameUrl === undefined ? null : frameRectangle(frameUrl);
  return frame ? selectArea(message('page_frame'), frame) : selectArea();
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
