import { expect, test } from 'vitest';
import { labelComponents } from '../../../../../engine/picture/raster/label-components.ts';
import { partLines } from '../../../../../engine/picture/segment/part-lines.ts';
import { mask } from '../drawing.ts';

const label = (rows: readonly string[]) => labelComponents(mask(rows), rows[0]!.length, rows.length);
const BLOCK = ['####', '#..#', '#..#', '####'];
const row = (...blocks: string[][]) => BLOCK.map((_, y) => blocks.map((block) => block[y]).join('..'));
/** Two lines of three blocks, `between` them. */
const twoLines = (between: string) => [...row(BLOCK, BLOCK, BLOCK), between, ...row(BLOCK, BLOCK, BLOCK)];

test('what hangs together across two lines is cut between them', () => {
  const labels = label(twoLines('.......##.......'));
  expect(labels.components).toHaveLength(5);
  const parted = partLines(labels, labels.components);
  expect(parted.map(({ bounds: { left, top, bottom } }) => `${left} ${top}–${bottom}`).sort()).toEqual(
    ['0 0–4', '0 5–9', '12 0–4', '12 5–9', '6 0–4', '6 4–9'].sort(),
  );
  for (const { label: own, area, bounds } of parted) {
    const count = labels.labels.reduce((sum, value) => sum + Number(value === own), 0);
    expect(count).toBe(area);
    expect(bounds.right - bounds.left).toBe(4);
  }
});

test('lines that do not touch, bars beside them, and tall digits of one line stay whole', () => {
  const apart = label(twoLines('................'));
  expect(partLines(apart, apart.components)).toBe(apart.components);
  const barred = label(twoLines('................').map((line) => `#.${line}`));
  expect(partLines(barred, barred.components)).toBe(barred.components);
  const tall = label([...row(BLOCK, BLOCK), '#..#......', '####......']);
  expect(partLines(tall, tall.components)).toBe(tall.components);
  expect(partLines(apart, [])).toEqual([]);
});
