import { ask } from './ask.ts';
import { intersect, type Rectangle, shareOf } from './geometry.ts';
import type { Share } from './messages.ts';
import { setOverlaysHidden } from './overlay-root.ts';
import { PageError } from './wire-error.ts';

/** A screenshot that waits in the background, and where in it the picture is. */
export interface Captured {
  readonly captureId: string;
  readonly share: Share;
  /** The part of the picture that was in view, in shares of the picture. */
  readonly visible: Share;
}

interface Waiting {
  readonly measure: () => Rectangle | null;
  readonly resolve: (captured: Captured) => void;
  readonly reject: (error: unknown) => void;
}

const NO_FRAME_MS = 400;

let waiting: Waiting[] = [];
let isRunning = false;

/**
 * Takes a screenshot of a picture as the user sees it, without the answers on it. Pictures that wait at the same time
 * share one, since the browser grants few.
 *
 * @param measure gives the picture's place in the window at the moment of the screenshot
 * @throws {PageError} `not-visible`, `gone`, or what the background says
 */
export function captureScreen(root: Window, measure: () => Rectangle | null): Promise<Captured> {
  const captured = new Promise<Captured>((resolve, reject) => {
    waiting.push({ measure, resolve, reject });
  });
  if (!isRunning) void captureAll(root);
  return captured;
}

async function captureAll(root: Window): Promise<void> {
  isRunning = true;
  while (waiting.length > 0) {
    let served: Waiting[] = [];
    try {
      await ask({ kind: 'await-capture' });
      setOverlaysHidden(root.document, true);
      await painted(root);
      served = waiting;
      waiting = [];
      const places = served.map(({ measure }) => measure());
      const captureId = await ask({ kind: 'capture' });
      served.forEach((request, i) => {
        settle(request, root, captureId, places[i]!);
      });
    } catch (error) {
      for (const request of [...served, ...waiting]) request.reject(error);
      waiting = [];
    } finally {
      setOverlaysHidden(root.document, false);
    }
  }
  isRunning = false;
}

function settle({ resolve, reject }: Waiting, root: Window, captureId: string, place: Rectangle | null): void {
  const view = viewOf(root);
  const seen = place && intersect(place, view);
  if (seen) resolve({ captureId, share: shareOf(view, seen), visible: shareOf(place, seen) });
  else if (place) reject(new PageError('not-visible', 'the picture is not in view'));
  else reject(new PageError('gone', 'the picture left the page'));
}

/** What a screenshot shows, in the coordinates of getBoundingClientRect: all of the window, unless it is pinched. */
function viewOf(root: Window): Rectangle {
  const { offsetLeft: x = 0, offsetTop: y = 0, scale = 1 } = root.visualViewport ?? {};
  return { x, y, width: root.innerWidth / scale, height: root.innerHeight / scale };
}

/** Waits until a change of styles is on the screen: one frame to paint it, one to show it. A tab out of view has no frames. */
function painted(root: Window): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, NO_FRAME_MS);
    root.requestAnimationFrame(() => root.requestAnimationFrame(() => resolve()));
  });
}
