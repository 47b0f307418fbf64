import type { PictureReading } from '../host/wire.ts';
import { readingProbability } from '../ui/confidence.ts';
import { copyButton } from '../ui/copy-button.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import { percent } from '../ui/percent.ts';
import { toolButton } from '../ui/tool-button.ts';
import type { Anchor } from './anchor.ts';
import { actionButton, fine } from './card-parts.ts';
import { correctableNumber } from './correctable-number.ts';
import { type DigitBoxes, digitBoxes } from './digit-boxes.ts';
import { intersect, partOf, placeBeside } from './geometry.ts';
import type { Share } from './messages.ts';
import type { OverlayRoot } from './overlay-root.ts';

/** Distance of the card from the picture and from the edges of the window, in CSS pixels. */
const GAP = 10;

const WHOLE: Share = { x: 0, y: 0, width: 1, height: 1 };

/** What goes with a reading. */
export interface ReadingDetails {
  /** The part of the picture that was read; all of it by default. */
  readonly share?: Share;
  /** True when the rest was out of view. */
  readonly isPartial?: boolean;
  /** Offers a sharper file, where the permission for its host would give it. */
  readonly onOffer?: () => void;
}

/** The answer for one picture: a card beside it, boxes upon it. */
export interface Answer {
  showWaiting(): void;
  showReading(reading: PictureReading, details?: ReadingDetails): void;
  showFailure(text: string, onRetry: () => void): void;
  /** Puts everything where the picture is now; to be called at every frame. False when the picture has left the page. */
  follow(): boolean;
  remove(): void;
}

/** Makes an empty answer; one of the `show` methods fills it. */
export function createAnswer(root: OverlayRoot, anchor: Anchor, onClose: () => void): Answer {
  const attributes = { role: 'region', 'aria-label': message('page_answer') };
  const card = element('div', { className: 'card', attributes });
  const upon = element('div');
  root.append(upon, card);
  let boxes: DigitBoxes | null = null;
  let share = WHOLE;
  let placed = '';

  const show = (kind: string, title: HTMLElement, tools: HTMLElement[], content: HTMLElement[] = []) => {
    const close = toolButton('close', message('close'), onClose);
    card.className = `card ${kind}`;
    card.replaceChildren(
      element('div', { className: 'head' }, title, element('div', { className: 'tools' }, ...tools, close)),
      ...content,
    );
    upon.replaceChildren(...(boxes?.views ?? []));
    placed = '';
  };

  return {
    showWaiting() {
      boxes = null;
      show('is-waiting', words('waiting', message('page_reading')), []);
      root.say(message('page_reading'));
    },

    showFailure(text, onRetry) {
      boxes = null;
      show('is-failure', words('strong', text), [], [actionButton(message('retry'), onRetry)]);
      root.say(text);
    },

    showReading(reading, details = {}) {
      share = details.share ?? WHOLE;
      boxes = digitBoxes(reading);
      const remarks = [
        ...(details.isPartial ? [fine(message('page_partial'))] : []),
        ...(details.onOffer ? [actionButton(message('page_offer'), details.onOffer)] : []),
      ];
      if (reading.text === '') {
        show('is-empty', words('strong', message('page_none')), [], [fine(message('page_none_hint')), ...remarks]);
        root.say(message('page_none'));
        return;
      }
      const { number, certainty, question, text } = correctableNumber(reading, boxes.views, root.say);
      show('is-answer', number, [copyButton(text, root.say)], [certainty, ...remarks, question]);
      root.say(message('popup_reading_label', reading.text, percent(readingProbability(reading))));
    },

    follow() {
      const picture = anchor.rectangle();
      const frame = anchor.frame();
      if (!picture || !frame) return false;
      const view = { x: 0, y: 0, width: root.window.innerWidth, height: root.window.innerHeight };
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const now = [picture, frame, view, size].flatMap((of) => Object.values(of)).join();
      if (now === placed) return true;
      placed = now;
      const { x, y } = placeBeside(intersect(picture, frame) ?? frame, size, view, GAP);
      card.style.left = `${x}px`;
      card.style.top = `${y}px`;
      card.style.visibility = intersect(frame, view) ? '' : 'hidden';
      boxes?.place(partOf(picture, share), frame);
      return true;
    },

    remove() {
      card.remove();
      upon.remove();
    },
  };
}

function words(kind: string, text: string): HTMLElement {
  return element('p', { className: kind }, text);
}
