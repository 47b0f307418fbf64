import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from './random.ts';

/** Fills the picture with a colour that light falls on unevenly, and with the grain that a camera adds. */
export function paper(context: SKRSContext2D, colour: string, grain: number, random: Random): void {
  const { width, height } = context.canvas;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, 'rgba(255, 255, 255, 0.12)');
  light.addColorStop(1, 'rgba(0, 0, 0, 0.14)');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  const image = context.getImageData(0, 0, width, height);
  for (let offset = 0; offset < image.data.length; offset += 4) {
    const noise = random.between(-grain, grain);
    for (let channel = 0; channel < 3; channel++) image.data[offset + channel]! += noise;
  }
  context.putImageData(image, 0, 0);
}

/** Ruled (`columns` false) or squared paper, in lines a pixel wide. */
export function rule(context: SKRSContext2D, colour: string, distance: number, columns: boolean): void {
  const { width, height } = context.canvas;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (let y = distance; y < height; y += distance) {
    context.moveTo(0, y + 0.5);
    context.lineTo(width, y + 0.5);
  }
  for (let x = distance; columns && x < width; x += distance) {
    context.moveTo(x + 0.5, 0);
    context.lineTo(x + 0.5, height);
  }
  context.stroke();
}

/** What a sponge leaves on a board: wide, faint swipes of chalk. */
export function wipe(context: SKRSContext2D, random: Random): void {
  const { width, height } = context.canvas;
  context.lineCap = 'round';
  for (let swipe = 0; swipe < 26; swipe++) {
    context.strokeStyle = `rgba(255, 255, 255, ${random.between(0.008, 0.026)})`;
    context.lineWidth = random.between(20, 70);
    const y = random.between(0, height);
    context.beginPath();
    context.moveTo(random.between(-80, width * 0.5), y);
    context.quadraticCurveTo(
      width / 2,
      y + random.between(-70, 70),
      random.between(width * 0.5, width + 80),
      y + random.between(-40, 40),
    );
    context.stroke();
  }
}
