import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';

const MAX_CONTROLS = 20;
/** Standard deviation, at a point, of a cubic B-spline surface whose control values have deviation 1: Σ B² per axis. */
const SPLINE_DEVIATION = 0.479;

const controls = new Float32Array(MAX_CONTROLS * MAX_CONTROLS);
const expanded = new Float32Array(MAX_CONTROLS * GLYPH_SIZE);
const weights = new Float32Array(GLYPH_SIZE * 4);
const starts = new Int32Array(GLYPH_SIZE);

/**
 * Fills `field` with smooth noise of mean 0 and the given deviation: a cubic B-spline surface over normal control values,
 * `spacing` pixels apart. It is white noise convolved with the spline, whose deviation is 0.58 spacings, so that a spacing
 * of 7 is Simard's Gaussian of 4 pixels at a tenth of the work.
 *
 * @param field [28, 28] row-major, written
 * @param spacing pixels between control values, at least 2
 */
export function smoothField(field: Float32Array, spacing: number, deviation: number, random: Random): void {
  if (spacing < 2) throw new RangeError(`Expected a spacing of at least 2 pixels, got ${spacing}`);
  const count = Math.ceil(GLYPH_SIZE / spacing) + 4;
  const scale = deviation / SPLINE_DEVIATION;
  for (let index = 0; index < count * count; index++) controls[index] = scale * random.normal();
  const phase = random.next();
  for (let x = 0; x < GLYPH_SIZE; x++) {
    const position = x / spacing + phase;
    const start = Math.floor(position);
    const t = position - start;
    starts[x] = start;
    weights[4 * x] = (1 - t) ** 3 / 6;
    weights[4 * x + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
    weights[4 * x + 2] = (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
    weights[4 * x + 3] = (t * t * t) / 6;
  }
  // [count, count] → [count, 28] → [28, 28], one axis at a time
  for (let row = 0; row < count; row++)
    for (let x = 0; x < GLYPH_SIZE; x++) {
      const from = row * count + starts[x]!;
      const w = 4 * x;
      expanded[row * GLYPH_SIZE + x] =
        weights[w]! * controls[from]! +
        weights[w + 1]! * controls[from + 1]! +
        weights[w + 2]! * controls[from + 2]! +
        weights[w + 3]! * controls[from + 3]!;
    }
  for (let y = 0; y < GLYPH_SIZE; y++) {
    const w = 4 * y;
    const w0 = weights[w]!;
    const w1 = weights[w + 1]!;
    const w2 = weights[w + 2]!;
    const w3 = weights[w + 3]!;
    let from = starts[y]! * GLYPH_SIZE;
    for (let x = 0; x < GLYPH_SIZE; x++, from++)
      field[y * GLYPH_SIZE + x] =
        w0 * expanded[from]! +
        w1 * expanded[from + GLYPH_SIZE]! +
        w2 * expanded[from + 2 * GLYPH_SIZE]! +
        w3 * expanded[from + 3 * GLYPH_SIZE]!;
  }
}
