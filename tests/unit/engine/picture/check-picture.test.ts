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
/** One pixel, with a comment that has a byte in it like the one at the end. */
const gif = Uint8Array.from([
  ...[...'GIF89a'].map((letter) => letter.charCodeAt(0)),
  ...[70, 0, 50, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255], // size, two colours
  ...[0x21, 0xfe, 3, 0x3b, 0x3b, 0x3b, 0],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0],
  0x3b,
]);
/** A JPEG with another one before its pixels, as a photograph has a preview. */
const photograph = Uint8Array.from([
  ...jpeg.subarray(0, 2),
  ...[0xff, 0xe1, (jpeg.length + 2) >> 8, (jpeg.length + 2) & 0xff, ...jpeg],
  ...jpeg.subarray(2),
]);
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
    ['jpg', photograph],
    ['webp', webp],
    ['gif', gif],
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
  ['a photograph without its end', photograph.slice(0, -10), PictureCutOffError, /cut off/],
  ['a GIF without its end', gif.slice(0, -3), PictureCutOffError, /cut off/],
  ['a GIF in the midst of its comment', gif.slice(0, 24), PictureCutOffError, /cut off/],
  ['half a WebP', webp.slice(0, webp.length / 2), PictureCutOffError, /cut off/],
])('%s is an error that says so', (_, bytes, kind, reason) => {
  expect(() => checkPicture(bytes)).toThrow(kind);
  expect(() => checkPicture(bytes)).toThrow(reason);
});

test('20,000×20,000 is refused before it is decoded', () => {
  expect(() => checkPicture(claimedPng(20_000, 20_000))).toThrow(PictureTooLargeError);
  expect(checkPicture(claimedPng(6_000, 4_000)).width).toBe(6_000);
});
