import { GLYPH_SIZE } from '../../model/spec.ts';

/**
 * Draws a piece of a stroke, round at both ends, its radius changing from one to the other. Pixels keep the darker of
 * what they were and what is drawn; edges are smooth over a pixel.
 *
 * @param glyph [28, 28] in [0, 1], drawn into; what lies outside is clipped
 * @param level darkness of the ink, in [0, 1]
 */
export function drawSegment(
  glyph: Float32Array,
  x0: number,
  y0: number,
  radius0: number,
  x1: number,
  y1: number,
  radius1: number,
  level = 1,
): void {
  const reach = Math.max(radius0, radius1) + 0.5;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
  const right = Math.min(GLYPH_SIZE - 1, Math.floor(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
  const bottom = Math.min(GLYPH_SIZE - 1, Math.floor(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const lengthSquared = dx * dx + dy * dy;
  const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const along = ((x - x0) * dx + (y - y0) * dy) * perLength;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const toX = x - x0 - t * dx;
      const toY = y - y0 - t * dy;
      const coverage = radius0 + t * (radius1 - radius0) + 0.5 - Math.sqrt(toX * toX + toY * toY);
      if (coverage <= 0) continue;
      const value = coverage < 1 ? coverage * level : level;
      const at = y * GLYPH_SIZE + x;
      if (value > glyph[at]!) glyph[at] = value;
    }
}

/** Draws a disc; see `drawSegment`. */
export function drawDisc(glyph: Float32Array, x: number, y: number, radius: number, level = 1): void {
  drawSegment(glyph, x, y, radius, x, y, radius, level);
}
