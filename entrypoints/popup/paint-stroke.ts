import type { DrawnStroke } from './drawing.ts';

/** Width of a line of ink in CSS pixels at half pressure, which is what a mouse or a finger has. */
const PEN_WIDTH = 9;

/**
 * Paints a stroke as a round-capped curve through the middles between its points, so that a fast hand gives no
 * corners. Only the screen sees this; the engine inks the strokes anew at the width that MNIST has.
 *
 * @param from index of the first point to paint, to add to a stroke that is painted already
 */
export function paintStroke(context: CanvasRenderingContext2D, stroke: DrawnStroke, color: string, from = 0): void {
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineCap = 'round';
  for (let i = from; i < stroke.length; i++) {
    const [x, y, , pressure] = stroke[i]!;
    const width = PEN_WIDTH * (0.5 + pressure);
    context.beginPath();
    if (i === 0) {
      context.arc(x, y, width / 2, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    const [lastX, lastY] = stroke[i - 1]!;
    const [beforeX, beforeY] = stroke[i - 2] ?? stroke[i - 1]!;
    context.lineWidth = width;
    context.moveTo((beforeX + lastX) / 2, (beforeY + lastY) / 2);
    context.quadraticCurveTo(lastX, lastY, (lastX + x) / 2, (lastY + y) / 2);
    if (i === stroke.length - 1) context.lineTo(x, y);
    context.stroke();
  }
}
