/**
 * Draws the sample pictures of the welcome page into public/samples: `npm run samples`. The writing is the project's own
 * (skeletons.ts), so the pictures are under the project's licence, and whoever changes a line here gets the same rest.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { handwrite } from './handwrite.ts';
import { createRandom, type Random } from './random.ts';
import { paper, rule, wipe } from './surfaces.ts';

interface Sample {
  readonly file: string;
  readonly size: readonly [width: number, height: number];
  draw(context: SKRSContext2D, random: Random): void;
}

const samples: readonly Sample[] = [
  {
    file: 'seven.png',
    size: [320, 320],
    draw(context, random) {
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, 320, 320);
      handwrite(
        context,
        '7',
        { x: 98, y: 60, height: 200, spacing: 0 },
        { colour: '#1d2430', width: 20, roughness: 0 },
        random,
      );
    },
  },
  {
    file: 'phone-number.jpg',
    size: [720, 240],
    draw(context, random) {
      paper(context, '#f7f3e6', 5, random);
      rule(context, 'rgba(110, 150, 205, 0.42)', 40, false);
      context.translate(0, 12);
      context.rotate(-0.018);
      const pen = { colour: 'rgb(28, 52, 140)', width: 5.5, roughness: 0 };
      handwrite(context, '01 62 58 74 93', { x: 30, y: 84, height: 78, spacing: 10 }, pen, random);
    },
  },
  {
    file: 'blackboard.jpg',
    size: [560, 320],
    draw(context, random) {
      paper(context, '#24382f', 4, random);
      wipe(context, random);
      const pen = { colour: 'rgba(245, 245, 235, 0.8)', width: 13, roughness: 0.35 };
      handwrite(context, '3856', { x: 84, y: 84, height: 150, spacing: 26 }, pen, random);
    },
  },
  {
    file: 'squared-paper.jpg',
    size: [480, 400],
    draw(context, random) {
      paper(context, '#fbfbf8', 4, random);
      rule(context, 'rgba(120, 160, 200, 0.38)', 28, true);
      const pen = { colour: 'rgba(52, 54, 60, 0.75)', width: 6.5, roughness: 0.25 };
      ['2470', '918', '5360'].forEach((text, line) => {
        handwrite(context, text, { x: 58 + 16 * line, y: 44 + 116 * line, height: 78, spacing: 26 }, pen, random);
      });
    },
  },
  {
    file: 'sticky-note.jpg',
    size: [360, 360],
    draw(context, random) {
      paper(context, '#f6dc6a', 4, random);
      context.rotate(0.03);
      const pen = { colour: '#38332b', width: 13, roughness: 0 };
      handwrite(context, '42', { x: 84, y: 92, height: 160, spacing: 24 }, pen, random);
    },
  },
];

const folder = join(import.meta.dirname, '../../public/samples');
mkdirSync(folder, { recursive: true });
samples.forEach(({ file, size: [width, height], draw }, seed) => {
  const canvas = createCanvas(width, height);
  draw(canvas.getContext('2d'), createRandom(seed + 1));
  const bytes = file.endsWith('.png') ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 82);
  writeFileSync(join(folder, file), bytes);
  console.log(`${file}: ${width}×${height}, ${(bytes.length / 1024).toFixed(1)} KiB`);
});
