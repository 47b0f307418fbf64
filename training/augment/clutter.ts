import { GLYPH_SIZE } from '../../model/spec.ts';
import type { Random } from '../random.ts';
import { drawDisc, drawSegment } from './draw.ts';
import { smoothField } from './smooth-field.ts';

const PIXELS = GLYPH_SIZE * GLYPH_SIZE;
const LAST = GLYPH_SIZE - 1;
const field = new Float32Array(PIXELS);

/** A few specks of dirt, anywhere. */
export function addSpecks(glyph: Float32Array, count: number, random: Random): void {
  for (let speck = 0; speck < count; speck++)
    drawDisc(glyph, random.uniform(0, LAST), random.uniform(0, LAST), random.uniform(0.2, 1.1), random.uniform(0.4, 1));
}

/** A straight line from one side of the picture to another, anywhere: a ruled line, a crease, a crossing-out. */
export function addLine(glyph: Float32Array, radius: number, level: number, random: Random): void {
  const angle = random.uniform(0, Math.PI);
  const offset = random.uniform(-12, 12);
  const x = LAST / 2 - offset * Math.sin(angle);
  const y = LAST / 2 + offset * Math.cos(angle);
  const dx = 40 * Math.cos(angle);
  const dy = 40 * Math.sin(angle);
  drawSegment(glyph, x - dx, y - dy, radius, x + dx, y + dy, radius, level);
}

/** Two points on different sides of the picture. */
function acrossThePicture(random: Random): [number, number, number, number] {
  const a = random.uniform(0, LAST);
  const b = random.uniform(0, LAST);
  return random.chance(0.5) ? [0, a, LAST, b] : [a, 0, b, LAST];
}

/** A row of dots from side to side. */
export function addDottedLine(glyph: Float32Array, random: Random): void {
  const [x0, y0, x1, y1] = acrossThePicture(random);
  const dots = 7 + random.integer(9);
  const radius = random.uniform(0.4, 1);
  const level = random.uniform(0.6, 1);
  for (let dot = 0; dot < dots; dot++) {
    const t = (dot + 0.5) / dots;
    drawDisc(glyph, x0 + t * (x1 - x0), y0 + t * (y1 - y0), radius, level);
  }
}

/** A zigzag from side to side. */
export function addZigzag(glyph: Float32Array, random: Random): void {
  const [x0, y0, x1, y1] = acrossThePicture(random);
  const corners = 4 + random.integer(8);
  const radius = random.uniform(0.3, 0.8);
  const level = random.uniform(0.6, 1);
  const swing = random.uniform(1, 3.5);
  const length = Math.hypot(x1 - x0, y1 - y0);
  let fromX = x0;
  let fromY = y0;
  for (let corner = 1; corner <= corners; corner++) {
    const t = corner / corners;
    const side = (corner % 2 ? swing : -swing) * random.uniform(0.6, 1.4);
    const toX = x0 + t * (x1 - x0) - (side * (y1 - y0)) / length;
    const toY = y0 + t * (y1 - y0) + (side * (x1 - x0)) / length;
    drawSegment(glyph, fromX, fromY, radius, toX, toY, radius, level);
    fromX = toX;
    fromY = toY;
  }
}

/** What is left of a ruled line or of a table's cell after line removal: thin lines near the borders. */
export function addFrame(glyph: Float32Array, random: Random): void {
  const sides = 1 + random.integer(3);
  for (let side = 0; side < sides; side++) {
    const at = random.uniform(0, 2.5);
    const tilt = random.normal(0.6);
    const from = random.chance(0.6) ? 0 : random.uniform(0, 14);
    const to = random.chance(0.6) ? LAST : random.uniform(14, LAST);
    const radius = random.uniform(0.2, 0.8);
    const level = random.uniform(0.3, 1);
    const near = random.chance(0.5) ? at : LAST - at;
    if (random.chance(0.6)) drawSegment(glyph, from, near - tilt, radius, to, near + tilt, radius, level);
    else drawSegment(glyph, near - tilt, from, radius, near + tilt, to, radius, level);
  }
}

/** Inverts a band through the picture. @param width pixels */
export function addStripe(glyph: Float32Array, width: number, random: Random): void {
  const angle = random.chance(0.5) ? random.normal(0.1) : random.uniform(0, Math.PI);
  const offset = random.normal(3);
  const acrossX = Math.cos(angle);
  const acrossY = Math.sin(angle);
  for (let y = 0, index = 0; y < GLYPH_SIZE; y++)
    for (let x = 0; x < GLYPH_SIZE; x++, index++) {
      const distance = (x - LAST / 2) * acrossX + (y - LAST / 2) * acrossY - offset;
      if (2 * Math.abs(distance) < width) glyph[index] = 1 - glyph[index]!;
    }
}

/** Splashes: irregular blots, of ink or of paper. @param cover share of the picture under them, roughly, in (0, 0.5) */
export function addSplashes(glyph: Float32Array, cover: number, random: Random): void {
  smoothField(field, random.uniform(2, 4.5), 1, random);
  const threshold = 1.9 - 2.2 * Math.sqrt(cover);
  const level = random.chance(0.7) ? random.uniform(0.5, 1) : 0;
  for (let index = 0; index < PIXELS; index++) {
    const wetness = Math.min(1, (field[index]! - threshold) * 3);
    if (wetness > 0) glyph[index] = glyph[index]! + wetness * (level - glyph[index]!);
  }
}
