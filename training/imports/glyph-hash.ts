/**
 * A 53-bit hash of a glyph (two FNV-1a of 32 bits with different bases): among 100,000 glyphs two that differ share one
 * with a probability below one in a million.
 */
export function hashGlyph(glyph: Uint8Array): number {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  for (let index = 0; index < glyph.length; index++) {
    a = Math.imul(a ^ glyph[index]!, 0x01000193);
    b = Math.imul(b ^ (glyph[index]! + index), 0x01000193);
  }
  return (a >>> 0) * 0x20_0000 + (b >>> 11);
}
