import { type PageAnswer, takePageAnswer } from '../page/page-answer.ts';
import { element } from '../ui/element.ts';
import { message } from '../ui/message.ts';

/** Shows what the page itself could not: the answer of a right-click on a page that lets no extension in. */
export async function showPageAnswer(note: HTMLElement): Promise<void> {
  const answer = await takePageAnswer();
  if (answer) showNote(note, answer);
}

/** Shows a number, or else a remark, until it is closed. */
export function showNote(note: HTMLElement, { text, remark }: PageAnswer): void {
  const close = element('button', { type: 'button', className: 'button button--quiet' }, message('close'));
  close.addEventListener('click', () => {
    note.hidden = true;
  });
  note.replaceChildren(text ? element('strong', {}, text) : element('span', {}, remark), close);
  note.hidden = false;
}
