import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from './random.ts';
import { skeletons } from './skeletons.ts';
import { smooth } from './smooth.ts';

/** What the pen is: its colour, the width of its line in pixels, and how much of the line it leaves out, in [0, 1). */
export interface Pen {
  readonly colour: string;
  readonly width: number;
  readonly roughness: number;
}

/** Where a line of digits stands: its left end and top, the height of its digits and the room between them, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly spacing: number;
}

/** Widths of what is narrower than a digit mostly is, in heights. */
const widths: Record<string, number> = { '1': 0.42, ' ': 0.22 };

/**
 * Writes digits by hand: every one a little different in size, slant, place and pressure. A space leaves room.
 *
 * @returns x where the writing ends
 */
export function handwrite(context: SKRSContext2D, text: string, place: Place, pen: Pen, random: Random): number {
  let x = place.x;
  const slant = random.between(-0.06, 0.14);
  for (const character of text) {
    const width = place.height * (widths[character] ?? 0.58) * random.between(0.92, 1.08);
    const strokes = skeletons[character];
    if (strokes) {
      const height = place.height * random.between(0.93, 1.05);
      const top = place.y + place.height * random.between(-0.05, 0.05);
      const lean = slant + random.between(-0.05, 0.05);
      for (const stroke of strokes)
        for (const curve of stroke) {
          const points = smooth(
            curve.map(([u, v]) => [u + random.between(-0.025, 0.025), v + random.between(-0.02, 0.02)]),
          );
          ink(
            context,
            points.map(([u, v]) => [x + (u + lean * (1 - v)) * width, top + v * height]),
            pen,
            random,
          );
        }
    }
    x += width + place.spacing * random.between(0.8, 1.2);
  }
  return x;
}

/** Lays dots along the way, close enough to make a line; pressure swells slowly, and fades at the ends. */
function ink(context: SKRSContext2D, points: readonly (readonly [number, number])[], pen: Pen, random: Random): void {
  context.fillStyle = pen.colour;
  const phase = random.between(0, 6);
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    const count = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / (pen.width * 0.12)));
    for (let step = 0; step < count; step++) {
      const along = (index + step / count) / points.length;
      const pressure = 0.88 + 0.14 * Math.sin(phase + 7 * along) - 0.18 * Math.max(0, 8 * (along - 0.875));
      const [dotX, dotY] = [x + ((nextX - x) * step) / count, y + ((nextY - y) * step) / count];
      if (pen.roughness === 0) dot(context, dotX, dotY, (pen.width / 2) * pressure);
      else chalk(context, dotX, dotY, pen.width * pressure, pen.roughness, random);
    }
  });
}

function dot(context: SKRSContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Chalk and pencil leave grains: many little dots over the line's width, some of them missing. */
function chalk(context: SKRSContext2D, x: number, y: number, width: number, roughness: number, random: Random): void {
  for (let grain = 0; grain < 6; grain++) {
    if (random.between(0, 1) < roughness) continue;
    const [angle, distance] = [random.between(0, 2 * Math.PI), (width / 2) * Math.sqrt(random.between(0, 1))];
    dot(context, x + distance * Math.cos(angle), y + distance * Math.sin(angle), width * 0.11);
  }
}
