import type { Anchor } from './anchor.ts';
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
  /** True when more of the picture is painted than was in view. */
  readonly isPartial: boolean;
}

interface Waiting {
  readonly anchor: Anchor;
  readonly resolve: (captured: Captured) => void;
  readonly reject: (error: unknown) => void;
}

/** Where a picture and what is painted of it were at the moment of the screenshot. */
interface Place {
  readonly picture: Rectangle | null;
  readonly frame: Rectangle | null;
}

const NO_FRAME_MS = 400;
/** A picture counts as wholly in view from this share on: rounding cuts a pixel off here and there. */
const WHOLE = 0.98;

let waiting: Waiting[] = [];
let isRunning = false;

/**
 * Takes a screenshot of a picture as the user sees it, without the answers on it. Pictures that wait at the same time
 * share one, since the browser grants few.
 *
 * @param anchor tells the picture's place in the window at the moment of the screenshot
 * @throws {PageError} `not-visible`, `gone`, or what the background says
 */
export function captureScreen(anchor: Anchor): Promise<Captured> {
  const captured = new Promise<Captured>((resolve, reject) => {
    waiting.push({ anchor, resolve, reject });
  });
  if (!isRunning) void captureAll(anchor.window);
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
      const places = served.map(({ anchor }) => ({ picture: anchor.rectangle(), frame: anchor.frame() }));
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

function settle({ resolve, reject }: Waiting, root: Window, captureId: string, { picture, frame }: Place): void {
  if (!picture || !frame) {
    reject(new PageError('gone', 'the picture left the page'));
    return;
  }
  const view = viewOf(root);
  const painted = intersect(picture, frame);
  const seen = painted && intersect(painted, view);
  if (!seen) {
    reject(new PageError('not-visible', 'the picture is not in view'));
    return;
  }
  const isPartial = seen.width < painted.width * WHOLE || seen.height < painted.height * WHOLE;
  resolve({ captureId, share: shareOf(view, seen), visible: shareOf(picture, seen), isPartial });
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
