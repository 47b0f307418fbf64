import type { Digit } from '../../engine/api.ts';
import type { PictureReading } from '../host/wire.ts';
import { isUnsure } from '../ui/confidence.ts';
import { element } from '../ui/element.ts';
import { partOf, type Rectangle, shareOf } from './geometry.ts';

/** Width of a box's line in CSS pixels: it runs around the ink, not over it. */
const LINE = 2;
/** Boxes lower than this, in CSS pixels, get a small tag. */
const SMALL = 22;

/** The boxes over a picture, in the order of the reading's digits. */
export interface DigitBoxes {
  readonly views: readonly HTMLElement[];
  /**
   * Puts the boxes where the picture is now.
   *
   * @param picture the part that was read
   * @param frame the part that is painted; boxes outside it are hidden
   */
  place(picture: Rectangle, frame: Rectangle): void;
}

/** Makes a box with the digit for every digit of a reading. The card's buttons say the same, so keyboards pass these by. */
export function digitBoxes(reading: PictureReading): DigitBoxes {
  const digits = reading.lines.flatMap((line) => line.digits);
  const whole = { x: 0, y: 0, width: reading.width, height: reading.height };
  const shares = digits.map(({ box }) => shareOf(whole, box));
  const views = digits.map(boxView);
  return {
    views,
    place(picture, frame) {
      views.forEach((view, i) => {
        const { x, y, width, height } = partOf(picture, shares[i]!);
        const isPainted = contains(frame, x + width / 2, y + height / 2);
        view.style.visibility = isPainted ? '' : 'hidden';
        view.style.left = `${x - LINE}px`;
        view.style.top = `${y - LINE}px`;
        view.style.width = `${width + 2 * LINE}px`;
        view.style.height = `${height + 2 * LINE}px`;
        view.classList.toggle('is-small', height < SMALL);
      });
    },
  };
}

/** Shows in a box what the digit should have been. */
export function showCorrectedBox(box: HTMLElement, label: number): void {
  box.classList.remove('is-unsure');
  box.firstElementChild!.textContent = String(label);
}

function boxView(digit: Digit): HTMLElement {
  const tag = element('span', { className: 'tag' }, String(digit.label));
  const box = element(
    'button',
    { type: 'button', className: 'box', tabIndex: -1, attributes: { 'aria-hidden': 'true' } },
    tag,
  );
  box.classList.toggle('is-unsure', isUnsure(digit));
  return box;
}

function contains({ x, y, width, height }: Rectangle, pointX: number, pointY: number): boolean {
  return pointX >= x && pointX <= x + width && pointY >= y && pointY <= y + height;
}
