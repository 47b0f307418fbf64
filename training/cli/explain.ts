import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import type { Picture } from '../../engine/api.ts';
import { turnBack } from '../../engine/picture/ink-map/turn-ink.ts';
import type { Trace } from '../../engine/picture/looks/look.ts';
import { GLYPH_SIZE } from '../../model/spec.ts';

/**
 * Writes what the reader saw of a picture, stage by stage, as PNG files named after it: the ink, the lines with their
 * fragments (a colour each, so that cuts show), every candidate's glyph with what the network said, and the best path over the picture.
 *
 * @returns the files written
 */
export function explain(folder: string, file: string, picture: Picture, trace: Trace): string[] {
  mkdirSync(folder, { recursive: true });
  const stages: Record<string, Buffer> = {
    '1-ink': drawInk(trace),
    '2-fragments': drawFragments(trace),
    '3-candidates': drawCandidates(trace),
    '4-path': drawPath(picture, trace),
  };
  return Object.entries(stages).map(([stage, png]) => {
    const path = join(folder, `${basename(file).replace(/\.\w+$/, '')}.${stage}.png`);
    writeFileSync(path, png);
    return path;
  });
}

function drawInk({ segmentation: { ink } }: Trace): Buffer {
  return drawPixels(ink.width, ink.height, (i) => {
    const paper = 255 - ink.strength[i]!;
    return ink.mask[i] ? [paper, paper, paper] : [255, paper, 255 - ink.strength[i]! / 2];
  });
}

function drawFragments({ segmentation }: Trace): Buffer {
  const { ink, fragmentMap, lines } = segmentation;
  const colours = new Map<number, [number, number, number]>();
  for (const line of lines)
    line.fragments.forEach(({ label }, i) => {
      colours.set(label, hue((i * 137 + 20) % 360));
    });
  return drawPixels(
    ink.width,
    ink.height,
    (i) => {
      const colour = fragmentMap[i] ? colours.get(fragmentMap[i]!) : undefined;
      return colour ?? (ink.mask[i] ? [200, 200, 200] : [255, 255, 255]);
    },
    (context) => {
      context.strokeStyle = '#08f';
      for (const { line } of lines) {
        const { left, top, right, bottom } = line.bounds;
        context.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
      }
    },
  );
}

const CELL = 76;
const COLUMNS = 14;

function drawCandidates({ candidates, lines }: Trace): Buffer {
  const all = candidates.flat();
  const chosen = new Set(lines.flatMap(({ steps }) => steps.filter(({ isDigit }) => isDigit).map((s) => s.candidate)));
  const canvas = createCanvas(COLUMNS * CELL, Math.max(1, Math.ceil(all.length / COLUMNS)) * (CELL + 12));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  all.forEach((candidate, n) => {
    const x = (n % COLUMNS) * CELL;
    const y = Math.floor(n / COLUMNS) * (CELL + 12);
    const glyph = createCanvas(GLYPH_SIZE, GLYPH_SIZE);
    const pixels = new ImageData(GLYPH_SIZE, GLYPH_SIZE);
    candidate.glyph().forEach((value, i) => {
      pixels.data.set([255 - value, 255 - value, 255 - value, 255], i * 4);
    });
    glyph.getContext('2d').putImageData(pixels, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(glyph, x + 8, y, 56, 56);
    context.strokeStyle = chosen.has(candidate) ? '#0a0' : '#ddd';
    context.lineWidth = chosen.has(candidate) ? 3 : 1;
    context.strokeRect(x + 8, y, 56, 56);
    context.fillStyle = '#000';
    context.font = '10px sans-serif';
    const { label, probability, digitProbability } = candidate.prediction;
    context.fillText(`${candidate.from}-${candidate.to} g${candidate.penalty.toFixed(1)}`, x + 6, y + 67);
    context.fillText(`${label} ${probability.toFixed(2)} d${digitProbability.toFixed(3)}`, x + 6, y + 78);
  });
  return canvas.toBuffer('image/png');
}

function drawPath(picture: Picture, { lines, segmentation: { ink }, panel }: Trace): Buffer {
  const { x: left, y: top, width } = panel ?? { x: 0, y: 0, width: picture.width };
  const unit = width / (ink.turn ?? ink).width;
  return drawPixels(
    picture.width,
    picture.height,
    (i) => [picture.data[i * 4]!, picture.data[i * 4 + 1]!, picture.data[i * 4 + 2]!],
    (context) => {
      context.font = '14px sans-serif';
      context.translate(left, top);
      for (const { isDigit, candidate } of lines.flatMap(({ steps }) => steps)) {
        const { x, y, width, height } = turnBack(candidate.box, ink, unit);
        context.strokeStyle = isDigit ? '#0a0' : '#c00';
        context.fillStyle = '#06f';
        context.strokeRect(x, y, width, height);
        if (isDigit) context.fillText(String(candidate.prediction.label), x, Math.max(12, y - 2));
      }
    },
  );
}

function drawPixels(
  width: number,
  height: number,
  colourOf: (i: number) => readonly [number, number, number],
  draw?: (context: SKRSContext2D) => void,
): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) pixels.data.set([...colourOf(i), 255], i * 4);
  context.putImageData(pixels, 0, 0);
  draw?.(context);
  return canvas.toBuffer('image/png');
}

function hue(degrees: number): [number, number, number] {
  const channel = (shift: number) => {
    const k = (shift + degrees / 30) % 12;
    return Math.round(255 * (0.45 - 0.45 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
