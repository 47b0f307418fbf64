import { expect, test, vi } from 'vitest';
import { createTrainingKeeper } from '../../../../entrypoints/host/training-keeper.ts';

const { whenGone } = vi.hoisted(() => ({ whenGone: vi.fn<() => Promise<void>>() }));
vi.mock('../../../../entrypoints/host/connect-trainer.ts', () => ({ connectTrainer: () => ({ whenGone }) }));

test('holds on to the worker until it is gone, however often it is asked, and then to the next one', async () => {
  const onGone = vi.fn();
  const keeper = createTrainingKeeper(onGone);
  for (const count of [1, 2]) {
    const { promise, resolve } = Promise.withResolvers<void>();
    whenGone.mockReturnValue(promise);
    keeper.keep();
    keeper.keep();
    expect(keeper.isKeeping).toBe(true);
    expect(whenGone).toHaveBeenCalledTimes(count);
    resolve();
    await vi.waitFor(() => expect(onGone).toHaveBeenCalledTimes(count));
    expect(keeper.isKeeping).toBe(false);
  }
});
