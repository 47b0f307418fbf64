// Draws public/icon/*.png from the SVG sources: `node scripts/make-icons.mjs`, after a change of the drawing.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const root = resolve(import.meta.dirname, '..');
for (const size of [16, 32, 48, 128]) {
  // The corner brackets would be a smudge in a toolbar.
  const source = size < 48 ? 'icon-small.svg' : 'icon.svg';
  const svg = await loadImage(readFileSync(resolve(root, 'entrypoints/ui/icon', source)));
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(svg, 0, 0, size, size);
  writeFileSync(resolve(root, `public/icon/${size}.png`), canvas.toBuffer('image/png'));
}
