import type { Candidate } from './candidate.ts';
import { labelOfPath } from './label-of-path.ts';
import { because, type SkipReason } from './skip-reason.ts';

/**
 * The one digit of a picture as a glyph, uint8 [28, 28]; null when there is no ink to be found. Given by the room, for
 * decoding pictures is the browser's business. @throws when it is no picture that can be decoded
 */
export type ReadGlyph = (picture: Blob) => Promise<Uint8Array | null>;

/** Kinds of pictures by the end of their name, with their media types. */
export const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};

const MAX_PICTURE_MB = 32;
/** Larger files are not decoded. */
export const MAX_PICTURE_BYTES = MAX_PICTURE_MB * 2 ** 20;

/** A picture whose path says its label (`labelOfPath`). */
export async function readPicture(
  path: string,
  picture: Blob,
  progress: number,
  readGlyph: ReadGlyph,
): Promise<Candidate> {
  const skip = (skipped: SkipReason): Candidate => ({ name: path, progress, skipped });
  const label = labelOfPath(path);
  if (label === null) return skip(because('picture_unlabelled'));
  if (picture.size > MAX_PICTURE_BYTES) return skip(because('picture_large', MAX_PICTURE_MB));
  try {
    const glyph = await readGlyph(picture);
    return glyph?.some((ink) => ink > 0) ? { name: path, progress, sample: { label, glyph } } : skip(because('blank'));
  } catch {
    return skip(because('picture_broken'));
  }
}
