import { fromWire } from '../host/wire.ts';
import type { Anchor } from './anchor.ts';
import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { type PictureElement, urlOf } from './find-picture.ts';
import { pictureFile } from './picture-file.ts';
import { captureScreen } from './screen-capture.ts';
import { PageError } from './wire-error.ts';

/** A file with this many times the pixels of the screenshot is worth asking for. */
const WORTH_OFFERING = 1.3;

/**
 * Reads a picture from the best source that the browser allows, and shows the answer: its file as the page has it, its
 * file as the user has granted it, or what is on the screen.
 *
 * @throws {PageError} no source gave it; the code says why
 */
export async function readPictureInto(answer: Answer, anchor: Anchor, picture: PictureElement): Promise<void> {
  const url = urlOf(picture);
  const file = (await pictureFile(picture, url)) ?? (await ask({ kind: 'fetch-picture', url }).catch(() => null));
  if (file) {
    try {
      answer.showReading(fromWire(await ask({ kind: 'read-picture', picture: file })));
      return;
    } catch (error) {
      // A kind of file that only the browser itself decodes, AVIF say: it is on the screen nonetheless.
      if (!(error instanceof PageError && error.code === 'picture-decode' && isDisplayed(picture))) throw error;
    }
  }
  const naturalWidth = picture instanceof HTMLImageElement ? picture.naturalWidth : 0;
  await readScreenInto(answer, anchor, file ? null : { url, naturalWidth });
}

/**
 * Reads what the screen shows at a place, and shows the answer.
 *
 * @param source the file that a permission would give: offered, once a host, where it is sharper
 * @throws {PageError}
 */
export async function readScreenInto(
  answer: Answer,
  anchor: Anchor,
  source: { readonly url: string; readonly naturalWidth: number } | null,
): Promise<void> {
  const { captureId, share, visible, isPartial } = await captureScreen(anchor);
  const reading = fromWire(await ask({ kind: 'read-capture', captureId, share }));
  const isSharper = source && (isPartial || source.naturalWidth > (reading.width / visible.width) * WORTH_OFFERING);
  const isOffered = isSharper && (await ask({ kind: 'may-offer', url: source.url }));
  answer.showReading(reading, {
    share: visible,
    isPartial,
    ...(isOffered && { onOffer: () => void ask({ kind: 'offer-permission', url: source.url }) }),
  });
}

/** Whether the browser itself could show the picture. */
function isDisplayed(picture: PictureElement): boolean {
  return !(picture instanceof HTMLImageElement) || picture.naturalWidth > 0;
}
