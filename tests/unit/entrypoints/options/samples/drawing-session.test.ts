import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  askFor,
  drawingSession,
  keepDrawing,
  skipDigit,
} from '../../../../../entrypoints/options/samples/drawing-session.ts';

const { answer } = vi.hoisted(() => ({ answer: vi.fn<() => Promise<number[]>>() }));
vi.mock('../../../../../entrypoints/options/shared/classify-glyphs.ts', () => ({ classifyGlyphs: answer }));
vi.mock('../../../../../training/persistence.ts', () => ({ requestPersistence: vi.fn() }));

const stroke = [
  [10, 10, 0],
  [10, 90, 9],
] as const;

beforeEach(() => {
  answer.mockResolvedValue([3]);
  askFor(3);
});

test('a kept drawing is of the digit that was asked for, and the next one is asked for', async () => {
  await keepDrawing([stroke]);
  expect(drawingSession.state.drawn.at(-1)!.sample.label).toBe(3);
  expect(drawingSession.state.asked).toBe(4);
});

test.each([
  ['skipped', skipDigit, 4],
  ['another chosen', () => askFor(8), 8],
])('what is asked for stays where, while a drawing is being kept, a digit is %s', async (_name, press, asked) => {
  const model = Promise.withResolvers<number[]>();
  answer.mockReturnValue(model.promise);
  const keeping = keepDrawing([stroke]);
  press();
  model.resolve([3]);
  await keeping;
  expect(drawingSession.state.drawn.at(-1)!.sample.label).toBe(3);
  expect(drawingSession.state.asked).toBe(asked);
});
