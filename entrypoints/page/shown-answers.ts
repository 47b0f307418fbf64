import type { Anchor } from './anchor.ts';
import { type Answer, createAnswer } from './answer.ts';
import { failureText } from './failure-text.ts';
import type { PictureElement } from './find-picture.ts';
import { listenToDismissal } from './listen-to-dismissal.ts';
import { createOverlayRoot, type OverlayRoot } from './overlay-root.ts';
import { createStage, type Stage } from './stage.ts';

/** An answer on the page. */
interface Shown {
  /** The picture of a right-click, by which a second click on it is known; null for an area. */
  readonly picture: PictureElement | null;
  read(): Promise<void>;
  follow(): boolean;
  remove(): void;
}

/** The answers on a page, any number at a time. */
export interface ShownAnswers {
  /** Shows what `read` finds, in place of an earlier answer for the same picture. */
  show(anchor: Anchor, picture: PictureElement | null, read: (answer: Answer) => Promise<void>): void;
  /** Reads the pictures that are meant once more. */
  readAgain(isMeant: (picture: PictureElement) => boolean): void;
  /** Lets the user select an area; see page/stage.ts. */
  readonly select: Stage<Shown>['select'];
}

/**
 * Makes room for answers. Escape or a press outside closes them.
 *
 * @param onEnd called once: when nothing is left on the page
 */
export function createShownAnswers(onEnd: () => void): ShownAnswers {
  let layer: OverlayRoot | null = null;
  let stopListening = () => {};
  const stage = createStage<Shown>(() => {
    stopListening();
    layer?.remove();
    layer = null;
    onEnd();
  });
  const follow = () => {
    for (const one of stage.shown) if (!one.follow()) stage.close(one);
    layer?.window.requestAnimationFrame(follow);
  };
  const layOver = (view: Window): OverlayRoot => {
    const made = createOverlayRoot(view);
    stopListening = listenToDismissal(new Set([window, view]), made.holds, stage.dismiss);
    view.requestAnimationFrame(follow);
    return made;
  };

  return {
    select: stage.select,
    show(anchor, picture, read) {
      layer ??= layOver(anchor.window);
      const before = [...stage.shown].find((one) => picture && one.picture === picture);
      const answer = createAnswer(layer, anchor, () => stage.close(one));
      const one: Shown = { picture, read: () => readInto(answer, read), follow: answer.follow, remove: answer.remove };
      stage.add(one);
      if (before) stage.close(before);
      void one.read();
    },
    readAgain(isMeant) {
      for (const one of stage.shown) if (one.picture && isMeant(one.picture)) void one.read();
    },
  };
}

/** Reads, and shows that it does, and what went wrong if anything did. */
async function readInto(answer: Answer, read: (answer: Answer) => Promise<void>): Promise<void> {
  answer.showWaiting();
  answer.follow();
  await read(answer).catch((error) => answer.showFailure(failureText(error), () => void readInto(answer, read)));
}
