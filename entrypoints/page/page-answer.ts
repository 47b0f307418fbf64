import { browser } from 'wxt/browser';

const KEY = 'page-answer';

/** An answer that could not be shown on its page: the number, or else a remark. */
export interface PageAnswer {
  readonly text: string;
  readonly remark: string;
}

/** Leaves an answer for the popup, and says on the toolbar that there is one. */
export async function leavePageAnswer(answer: PageAnswer): Promise<void> {
  await browser.storage.session.set({ [KEY]: answer });
  await browser.action.setBadgeBackgroundColor({ color: answer.text ? '#4a3ccf' : '#b3261e' });
  await browser.action.setBadgeText({
    text: answer.text && answer.text.length <= 4 ? answer.text : answer.text ? '…' : '!',
  });
}

/** Takes the answer that was left, once. */
export async function takePageAnswer(): Promise<PageAnswer | undefined> {
  const { [KEY]: answer } = await browser.storage.session.get(KEY);
  if (answer === undefined) return undefined;
  await browser.storage.session.remove(KEY);
  await browser.action.setBadgeText({ text: '' });
  return answer as PageAnswer;
}
