import { GLYPH_SIZE } from '../../model/spec.ts';

const HEADER_BYTES = 54;
const PALETTE_BYTES = 256 * 4;

/**
 * A glyph as a data URL that every browser shows: an 8-bit BMP, dark ink on white, needing no encoder.
 *
 * @param glyph uint8 [28, 28], 255 is ink
 * @see Microsoft, BITMAPINFOHEADER
 */
export function glyphToDataUrl(glyph: Uint8Array): string {
  const bytes = new Uint8Array(HEADER_BYTES + PALETTE_BYTES + glyph.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]); // "BM"
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEADER_BYTES + PALETTE_BYTES, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, GLYPH_SIZE, true);
  view.setInt32(22, -GLYPH_SIZE, true); // negative: rows from the top
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  for (let ink = 0; ink < 256; ink++) bytes.fill(255 - ink, HEADER_BYTES + 4 * ink, HEADER_BYTES + 4 * ink + 3);
  bytes.set(glyph, HEADER_BYTES + PALETTE_BYTES); // 28 is a multiple of 4: rows need no padding
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`;
}
