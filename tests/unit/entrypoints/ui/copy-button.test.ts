import '../page/tiny-page.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyButton } from '../../../../entrypoints/ui/copy-button.ts';
import { document } from '../page/tiny-page.ts';

const writeText = vi.fn();
const say = vi.fn();
vi.stubGlobal('navigator', { clipboard: { writeText } });

beforeEach(() => {
  vi.useFakeTimers();
  writeText.mockReset().mockResolvedValue(undefined);
  say.mockClear();
});
afterEach(() => void vi.useRealTimers());

async function click(button: HTMLElement): Promise<string> {
  button.click();
  await vi.advanceTimersByTimeAsync(0);
  return button.title;
}

test('copies what the number is at the time of the click', async () => {
  let text = '71';
  const button = copyButton(() => text, say);
  await click(button);
  text = '91';
  await click(button);
  expect(writeText.mock.calls).toEqual([['71'], ['91']]);
});

test('says that it has copied, for two seconds after the last click', async () => {
  const button = copyButton(() => '7', say);
  expect(await click(button)).toBe('Copied');
  expect(say).toHaveBeenLastCalledWith('Copied');
  await vi.advanceTimersByTimeAsync(1_900);
  await click(button);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(button.title).toBe('Copied');
  await vi.advanceTimersByTimeAsync(100);
  expect(button.title).toBe('Copy');
  expect(button.getAttribute('aria-label')).toBe('Copy');
  expect(button.className).toBe('tool');
});

test.each([
  [true, 'Copied'],
  [false, 'Could not be copied'],
])('says how it went where the clipboard is closed: the old command returns %s', async (isCopied, said) => {
  writeText.mockRejectedValue(new Error('NotAllowedError'));
  document.execCommand.mockReturnValue(isCopied);
  expect(await click(copyButton(() => '7', say))).toBe(said);
  expect(say).toHaveBeenLastCalledWith(said);
});
