import { expect, test, vi } from 'vitest';
import { createStage } from '../../../../entrypoints/page/stage.ts';

const answer = () => ({ remove: vi.fn() });

function stageOf(count: number) {
  const onEmpty = vi.fn();
  const stage = createStage<ReturnType<typeof answer>>(onEmpty);
  const answers = Array.from({ length: count }, answer);
  for (const one of answers) stage.add(one);
  return { stage, answers, onEmpty };
}

test('ends with its last answer, once', () => {
  const { stage, answers, onEmpty } = stageOf(2);
  stage.close(answers[0]!);
  expect(onEmpty).not.toHaveBeenCalled();
  expect(stage.dismiss()).toBe(true);
  stage.close(answers[1]!);
  expect(answers.map(({ remove }) => remove.mock.calls.length)).toEqual([1, 1]);
  expect(onEmpty).toHaveBeenCalledOnce();
});

test('while an area is selected, what the user does closes no answer', async () => {
  const { stage, answers, onEmpty } = stageOf(1);
  const area = Promise.withResolvers<string | null>();
  const selecting = stage.select(() => area.promise, vi.fn());
  expect(stage.dismiss()).toBe(false);
  expect(answers[0]!.remove).not.toHaveBeenCalled();
  area.resolve(null);
  await selecting;
  expect(onEmpty).not.toHaveBeenCalled();
  expect(stage.dismiss()).toBe(true);
  expect(onEmpty).toHaveBeenCalledOnce();
});

test('a second selection while one is under way is none', async () => {
  const { stage } = stageOf(0);
  const area = Promise.withResolvers<string | null>();
  const onSelected = vi.fn();
  const selecting = stage.select(() => area.promise, onSelected);
  const second = vi.fn();
  await stage.select(second, onSelected);
  expect(second).not.toHaveBeenCalled();
  area.resolve('area');
  await selecting;
  expect(onSelected.mock.calls).toEqual([['area']]);
});

test('does not end while an area is selected, though the last answer goes; ends when that was cancelled', async () => {
  const { stage, answers, onEmpty } = stageOf(1);
  const area = Promise.withResolvers<string | null>();
  const selecting = stage.select(() => area.promise, vi.fn());
  stage.close(answers[0]!);
  expect(onEmpty).not.toHaveBeenCalled();
  area.resolve(null);
  await selecting;
  expect(onEmpty).toHaveBeenCalledOnce();
});

test('goes on with the answer for the area that was selected', async () => {
  const { stage, onEmpty } = stageOf(0);
  const one = answer();
  await stage.select(
    async () => 'area',
    () => stage.add(one),
  );
  expect(onEmpty).not.toHaveBeenCalled();
  stage.close(one);
  expect(onEmpty).toHaveBeenCalledOnce();
});

test('a selection that fails leaves room for the next', async () => {
  const { stage, onEmpty } = stageOf(1);
  await expect(stage.select(() => Promise.reject(new Error('no layer')), vi.fn())).rejects.toThrow('no layer');
  expect(onEmpty).not.toHaveBeenCalled();
  expect(stage.dismiss()).toBe(true);
});
