import type { PictureElement } from './find-picture.ts';

const TIMEOUT_MS = 8_000;
/** Largest file that is passed on: as base64 it has to stay below the 64 MiB of a message. */
const MAX_BYTES = 44 * 2 ** 20;
/** Largest picture that is drawn to get at its pixels. */
const MAX_DRAWN_PIXELS = 24_000_000;

/**
 * The file of a picture, as far as the page itself may have it: as an address, or from the element where the address
 * leads nowhere any more (a revoked blob:) or may not be fetched.
 *
 * @returns a data: URL; null where the page may not have the pixels
 */
export async function pictureFile(picture: PictureElement, url: string): Promise<string | null> {
  if (url.startsWith('data:')) return url;
  return (await fetched(url)) ?? (picture instanceof HTMLImageElement ? await drawn(picture) : null);
}

async function fetched(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { cache: 'force-cache', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const isPage = /^text\/html/.test(response.headers.get('content-type') ?? '');
    if (!response.ok || isPage) return null; // a login page, or a notice against hotlinks
    const file = await response.blob();
    return file.size > 0 && file.size <= MAX_BYTES ? await dataUrlOf(file) : null;
  } catch {
    return null;
  }
}

async function drawn(image: HTMLImageElement): Promise<string | null> {
  const { naturalWidth, naturalHeight } = image;
  if (!image.complete || naturalWidth * naturalHeight === 0) return null;
  const scale = Math.min(1, Math.sqrt(MAX_DRAWN_PIXELS / (naturalWidth * naturalHeight)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  try {
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  } catch {
    return null; // of another site, which does not share it
  }
}

function dataUrlOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
