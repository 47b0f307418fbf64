import { describe, expect, test } from 'vitest';
import { removeRules } from '../../../../../engine/picture/rules/remove-rules.ts';

const [WIDTH, HEIGHT] = [200, 100];

const writing = { digitHeight: 46, strokeWidth: 6 };

function draw(isInk: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => Number(isInk(i % WIDTH, Math.floor(i / WIDTH))));
}

const isRing = (x: number, y: number) => Math.abs(Math.hypot(x - 100, y - 50) - 20) < 3;
const count = (mask: Uint8Array) => mask.reduce((n, m) => n + m, 0);

describe('rules are removed, and what is written stays', () => {
  test.each<[string, (x: number, y: number) => boolean]>([
    ['a level rule', (_, y) => y === 60 || y === 61],
    ['a falling rule', (x, y) => Math.abs(y - 40 - 0.05 * x) < 1],
    ['a frame', (x, y) => x < 4 || y < 3 || x > WIDTH - 4 || y > HEIGHT - 5],
    ['squared paper', (x, y) => x % 50 === 10 || y % 50 === 20],
  ])('%s', (_, isRule) => {
    const mask = draw((x, y) => isRing(x, y) || isRule(x, y));
    const { cleaned } = removeRules({ mask, faint: mask, width: WIDTH, height: HEIGHT }, writing)!;
    const rulesLeft = count(draw((x, y) => isRule(x, y) && !isRing(x, y)).map((m, i) => m & cleaned[i]!));
    const ringLeft = count(draw(isRing).map((m, i) => m & cleaned[i]!));
    expect(rulesLeft).toBeLessThan(0.15 * count(draw((x, y) => isRule(x, y) && !isRing(x, y))));
    expect(ringLeft).toBeGreaterThan(0.85 * count(draw(isRing)));
  });
});

describe('rules that end within the picture may be strokes of digits in a row', () => {
  const isBar = (x: number, y: number) => (y === 60 || y === 61) && x > 30 && x < 170;
  const isRule = (_: number, y: number) => y === 90;

  test('and stay beside those from edge to edge', () => {
    const mask = draw((x, y) => isBar(x, y) || isRule(x, y));
    const { cleaned, spanned } = removeRules({ mask, faint: mask, width: WIDTH, height: HEIGHT }, writing)!;
    expect(count(cleaned)).toBe(0);
    expect(spanned).toEqual(draw(isBar));
  });

  test('and stay where there are no others', () => {
    const mask = draw(isBar);
    expect(removeRules({ mask, faint: mask, width: WIDTH, height: HEIGHT }, writing)!.spanned).toBe(mask);
  });

  test('of which there are none on ruled paper', () => {
    const mask = draw(isRule);
    expect(removeRules({ mask, faint: mask, width: WIDTH, height: HEIGHT }, writing)!.spanned).toBeUndefined();
  });
});

test('nothing is removed where there is writing only', () => {
  const mask = draw(isRing);
  expect(removeRules({ mask, faint: mask, width: WIDTH, height: HEIGHT }, writing)).toBeUndefined();
});

describe('a rule that is too faint beside writing', () => {
  const isGap = (x: number) => Math.abs(x - 100) < 30;

  test('is found where it is thinner than the pen', () => {
    const isRule = (_: number, y: number) => y === 90;
    const faint = draw((x, y) => isRing(x, y) || isRule(x, y));
    const mask = draw((x, y) => isRing(x, y) || (isRule(x, y) && !isGap(x)));
    const { cleaned } = removeRules({ mask, faint, width: WIDTH, height: HEIGHT }, writing)!;
    expect(cleaned).toEqual(draw(isRing));
  });

  test('is writing where it is as thick as the pen', () => {
    const isBar = (_: number, y: number) => y >= 85 && y < 91;
    const faint = draw((x, y) => isRing(x, y) || isBar(x, y));
    const mask = draw((x, y) => isRing(x, y) || (isBar(x, y) && !isGap(x)));
    expect(removeRules({ mask, faint, width: WIDTH, height: HEIGHT }, writing)).toBeUndefined();
  });
});
