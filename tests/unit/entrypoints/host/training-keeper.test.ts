import { beforeEach, expect, test, vi } from 'vitest';
import { createTrainingKeeper } from '../../../../entrypoints/host/training-keeper.ts';

const answers: PromiseWithResolvers<void>[] = [];
const whenIdle = vi.fn(() => {
  const answer = Promise.withResolvers<void>();
  answers.push(answer);
  return answer.promise;
});
vi.mock('../../../../entrypoints/host/connect-trainer.ts', () => ({ connectTrainer: () => ({ whenIdle }) }));

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  answers.length = 0;
  whenIdle.mockClear();
});

test('holds on until the training is over, and again for the next one', async () => {
  const onIdle = vi.fn();
  const keeper = createTrainingKeeper(onIdle);
  for (const end of ['resolve', 'reject'] as const) {
    keeper.keep();
    expect(keeper.isKeeping).toBe(true);
    answers.at(-1)![end]();
    await settled();
    expect(keeper.isKeeping).toBe(false);
  }
  expect(whenIdle).toHaveBeenCalledTimes(2);
  expect(onIdle).toHaveBeenCalledTimes(2);
});

test('asked while the answer is on its way, it holds on again before it lets go', async () => {
  const onIdle = vi.fn();
  const keeper = createTrainingKeeper(onIdle);
  keeper.keep();
  keeper.keep();
  answers[0]!.resolve();
  await settled();
  expect(whenIdle).toHaveBeenCalledTimes(2);
  expect(keeper.isKeeping).toBe(true);
  expect(onIdle).not.toHaveBeenCalled();
  answers[1]!.resolve();
  await settled();
  expect(keeper.isKeeping).toBe(false);
  expect(onIdle).toHaveBeenCalledOnce();
});
