/**
 * Whether the end of a picture file is there, by walking over its parts: bytes that look like an end occur in the midst, too,
 * as a photograph's preview has an end of its own.
 *
 * @param type as `image-size` names it; files of other types are taken to be complete
 */
export function isComplete(type: string, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'png':
      return isPngComplete(view);
    case 'jpg':
      return isJpegComplete(bytes, view);
    case 'webp':
      return view.getUint32(4, true) + 8 <= bytes.length; // RIFF
    case 'gif':
      return isGifComplete(bytes);
    case 'bmp':
      return view.getUint32(2, true) <= bytes.length;
    default:
      return true;
  }
}

/** Signature, then chunks: length, name, content, checksum. */
function isPngComplete(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49454e44 /* IEND */) return true;
  return false;
}

/** Segments: a marker, then, but for markers that stand alone, a length and content; a scan's pixels follow it without a length. */
function isJpegComplete(bytes: Uint8Array, view: DataView): boolean {
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0x00) {
      at = bytes.indexOf(0xff, at + 1); // pixels, where 0xff is followed by 0
      if (at < 0) return false;
    } else if (marker === 0xd9 /* EOI */) return true;
    else if (marker === 0xff /* fill */) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) /* TEM, RSTn, SOI */) at += 2;
    else if (at + 4 > bytes.length) return false;
    else at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** Header, colours, then blocks, whose content comes in pieces, each with its length before it. The first picture is what is read. */
function isGifComplete(bytes: Uint8Array): boolean {
  const coloursOf = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + coloursOf(bytes[10]!);
  while (at < bytes.length) {
    const isPicture = bytes[at] === 0x2c;
    if (!isPicture && bytes[at] !== 0x21 /* extension */) return false;
    at += isPicture ? 11 + coloursOf(bytes[at + 9] ?? 0) : 2;
    while (bytes[at]) at += 1 + bytes[at]!;
    if (isPicture) return at < bytes.length;
    at += 1;
  }
  return false;
}
