import type { Digit } from '../../engine/api.ts';
import type { PictureReading } from '../host/wire.ts';
import { isUnsure, readingProbability } from '../ui/confidence.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';
import { percent } from '../ui/percent.ts';
import type { Anchor } from './anchor.ts';
import { actionButton, copyButton, fine, toolButton } from './card-parts.ts';
import { partOf, placeBeside, type Rectangle } from './geometry.ts';
import { mendingView } from './mending-view.ts';
import type { Share } from './messages.ts';
import type { OverlayRoot } from './overlay-root.ts';

/** Distance of the card from the picture and from the edges of the window, in CSS pixels. */
const GAP = 10;
/** Boxes lower than this, in CSS pixels, get a small tag. */
const SMALL_BOX = 22;

const WHOLE: Share = { x: 0, y: 0, width: 1, height: 1 };

/** What goes with a reading. */
export interface ReadingDetails {
  /** The part of the picture that was read. */
  readonly share?: Share;
  /** True when the rest was out of view. */
  readonly isPartial?: boolean;
  /** Offers a sharper file, where the permission for its host would give it. */
  readonly onOffer?: (() => void) | undefined;
}

/** The answer for one picture: a card beside it, boxes upon it. */
export interface Answer {
  showWaiting(): void;
  showReading(reading: PictureReading, details?: ReadingDetails): void;
  showFailure(text: string, onRetry?: () => void): void;
  /** Puts everything where the picture is now. False when the picture has left the page. */
  follow(): boolean;
  remove(): void;
}

/** Makes an empty answer; one of the `show` methods fills it. */
export function createAnswer(root: OverlayRoot, anchor: Anchor, onClose: () => void): Answer {
  const card = element('div', {
    className: 'card',
    attributes: { role: 'dialog', 'aria-label': message('page_answer') },
  });
  const boxes = element('div');
  root.append(boxes, card);
  let share: Share = WHOLE;
  let placed = '';

  const head = (main: HTMLElement, ...tools: HTMLElement[]) =>
    element(
      'div',
      { className: 'head' },
      main,
      element('div', { className: 'tools' }, ...tools, toolButton('close', message('close'), onClose)),
    );
  const show = (kind: string, ...content: HTMLElement[]) => {
    card.className = `card ${kind}`;
    card.replaceChildren(...content);
    boxes.replaceChildren();
    placed = '';
  };
  const words = (text: string) =>
    element('p', { className: 'strong number', dataset: { size: 'long' }, attributes: { role: 'status' } }, text);

  const mend = (digit: Digit, buttons: HTMLElement[]) => {
    card.querySelector('.mending')?.remove();
    const isOpen = buttons[0]!.classList.contains('is-open');
    for (const open of [card, boxes].flatMap((part) => [...part.querySelectorAll('.is-open')]))
      open.classList.remove('is-open');
    if (!isOpen) {
      for (const button of buttons) button.classList.add('is-open');
      card.append(mendingView(digit, buttons[0]!));
    }
    placed = '';
  };

  return {
    showWaiting: () =>
      show(
        'is-waiting',
        head(element('div', { className: 'waiting', attributes: { role: 'status' } }, message('page_reading'))),
      ),
    showFailure: (text, onRetry) =>
      show('is-failure', head(words(text)), ...(onRetry ? [actionButton(message('retry'), onRetry)] : [])),

    showReading(reading, details = {}) {
      share = details.share ?? WHOLE;
      const remarks = [
        ...(details.isPartial ? [fine(message('page_partial'))] : []),
        ...(details.onOffer ? [actionButton(message('page_offer'), details.onOffer)] : []),
      ];
      if (reading.text === '') {
        show('is-empty', head(words(message('page_none'))), fine(message('page_none_hint')), ...remarks);
        return;
      }
      const boxViews: HTMLElement[] = [];
      const lines = reading.lines.map((line) =>
        element(
          'span',
          { className: 'line' },
          ...line.digits.map((digit) => {
            const label = message('page_digit', digit.label, percent(digit.probability));
            const button = element(
              'button',
              { type: 'button', className: 'digit', title: label, attributes: { 'aria-label': label } },
              String(digit.label),
            );
            const box = boxView(digit, label, partOf(WHOLE, shareOfBox(digit, reading)));
            for (const view of [button, box]) {
              view.classList.toggle('is-unsure', isUnsure(digit));
              view.addEventListener('click', () => mend(digit, [button, box]));
            }
            boxViews.push(box);
            return button;
          }),
        ),
      );
      const number = element(
        'div',
        {
          className: 'number',
          dataset: { size: sizeOf(reading) },
          attributes: { role: 'status' },
        },
        ...lines,
      );
      const unsure = reading.lines.flatMap(({ digits }) => digits).filter(isUnsure);
      const probability = fine(message('page_probability', percent(readingProbability(reading))));
      probability.title = message('page_probability_title');
      show(
        'is-answer',
        head(number, copyButton(reading.text)),
        probability,
        ...(unsure.length > 0
          ? [fine(message('page_unsure', unsure.map(({ label }) => label).join(', ')), 'is-unsure')]
          : []),
        ...remarks,
      );
      boxes.replaceChildren(...boxViews);
    },

    follow() {
      const rectangle = anchor.rectangle();
      if (!rectangle) return false;
      const { innerWidth, innerHeight } = root.window;
      const { offsetWidth, offsetHeight } = card;
      const now = [
        rectangle.x,
        rectangle.y,
        rectangle.width,
        rectangle.height,
        innerWidth,
        innerHeight,
        offsetWidth,
        offsetHeight,
      ].join();
      if (now === placed) return true;
      placed = now;
      const { x, y } = placeBeside(
        rectangle,
        { width: offsetWidth, height: offsetHeight },
        { width: innerWidth, height: innerHeight },
        GAP,
      );
      const isInView =
        rectangle.y + rectangle.height > 0 &&
        rectangle.y < innerHeight &&
        rectangle.x + rectangle.width > 0 &&
        rectangle.x < innerWidth;
      card.hidden = false;
      card.style.display = isInView ? '' : 'none';
      put(card, { x, y });
      for (const box of boxes.children) putBox(box as HTMLElement, partOf(rectangle, share));
      return true;
    },

    remove() {
      card.remove();
      boxes.remove();
    },
  };
}

/** How large the number is set: by its longest line. */
function sizeOf({ lines }: PictureReading): string {
  const longest = Math.max(...lines.map(({ text }) => text.length));
  if (longest > 12 || lines.length > 4) return 'long';
  return longest > 8 ? 'medium' : 'short';
}

/** A digit's box in shares of the raster that was read. */
function shareOfBox({ box }: Digit, { width, height }: PictureReading): Share {
  return { x: box.x / width, y: box.y / height, width: box.width / width, height: box.height / height };
}

function boxView(digit: Digit, label: string, share: Share): HTMLElement {
  const view = element(
    'button',
    { type: 'button', className: 'box', title: label, tabIndex: -1, dataset: { share: JSON.stringify(share) } },
    element('span', { className: 'tag' }, String(digit.label)),
  );
  return view;
}

function putBox(box: HTMLElement, picture: Rectangle): void {
  const place = partOf(picture, JSON.parse(box.dataset.share!) as Share);
  put(box, { x: place.x - 2, y: place.y - 2 });
  box.style.width = `${place.width + 4}px`;
  box.style.height = `${place.height + 4}px`;
  box.classList.toggle('is-small', place.height < SMALL_BOX);
}

function put(view: HTMLElement, { x, y }: { x: number; y: number }): void {
  view.style.left = `${x}px`;
  view.style.top = `${y}px`;
}
