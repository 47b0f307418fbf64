import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { PictureCutOffError, PictureDecodeError, PictureTooLargeError } from '../../../../engine/errors.ts';
import { checkPicture } from '../../../../engine/picture/check-picture.ts';

const canvas = createCanvas(70, 50);
const context = canvas.getContext('2d');
context.fillRect(10, 10, 30, 20);
const png = new Uint8Array(canvas.toBuffer('image/png'));
const jpeg = new Uint8Array(canvas.toBuffer('image/jpeg'));
const webp = new Uint8Array(canvas.toBuffer('image/webp'));
const text = (content: string) => new TextEncoder().encode(content);

/** A PNG's start that claims a size. */
function claimedPng(width: number, height: number): Uint8Array {
  const bytes = png.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

describe('whole pictures', () => {
  test.each([
    ['png', png],
    ['jpg', jpeg],
    ['webp', webp],
    ['svg', text('<svg xmlns="http://www.w3.org/2000/svg" width="70" height="50"></svg>')],
  ])('%s has 70×50 pixels', (type, bytes) => {
    expect(checkPicture(bytes)).toEqual({ type, width: 70, height: 50 });
  });

  test('an SVG without a size is a picture all the same', () => {
    expect(checkPicture(text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')).type).toBe('svg');
  });
});

test.each([
  ['an empty file', new Uint8Array(0), PictureDecodeError, /empty/],
  ['a text file', text('these are no pixels, whatever the name ends in'), PictureDecodeError, /no picture/],
  ['four bytes', png.slice(0, 4), PictureDecodeError, /no picture/],
  ['half a PNG', png.slice(0, png.length / 2), PictureCutOffError, /cut off/],
  ['a JPEG without its end', jpeg.slice(0, -10), PictureCutOffError, /cut off/],
  ['half a WebP', webp.slice(0, webp.length / 2), PictureCutOffError, /cut off/],
])('%s is an error that says so', (_, bytes, kind, reason) => {
  expect(() => checkPicture(bytes)).toThrow(kind);
  expect(() => checkPicture(bytes)).toThrow(reason);
});

test('20,000×20,000 is refused before it is decoded', () => {
  expect(() => checkPicture(claimedPng(20_000, 20_000))).toThrow(PictureTooLargeError);
  expect(checkPicture(claimedPng(6_000, 4_000)).width).toBe(6_000);
});
