import type { BoundingBox, Ink, Stroke } from '../../engine/api.ts';

/** A point as the pen gave it: CSS pixels of the pad, milliseconds since the page opened, pressure in [0, 1]. */
export type DrawnPoint = readonly [x: number, y: number, timeMs: number, pressure: number];

/** What the pen drew between touching the pad and leaving it. */
export type DrawnStroke = readonly DrawnPoint[];

/** The drawing as the engine reads it: without the pressure, in milliseconds since its first point. */
export function inkOf(strokes: readonly DrawnStroke[]): Ink {
  const startMs = strokes[0]?.[0]?.[2] ?? 0;
  return { strokes: strokes.map((stroke) => stroke.map(([x, y, timeMs]) => [x, y, timeMs - startMs] as const)) };
}

/** The strokes most of whose points lie in a digit's box: those that the digit was read from. */
export function strokesIn(ink: Ink, box: BoundingBox): Stroke[] {
  const isInside = (x: number, y: number) =>
    x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
  return ink.strokes.filter((stroke) => stroke.filter(([x, y]) => isInside(x, y)).length * 2 > stroke.length);
}
